"""What guards the site; the same stems as the pages and their modules."""
