// Ask for the math font before the page is laid out: browsers otherwise unpack it after the first paint,
// and the words around inline formulas jump. It is already here, inside math.css.
document.fonts.load('1em "STIX Two Math"');
