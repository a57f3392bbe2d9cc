"""Two builds of one commit are the same, byte by byte."""

from filecmp import cmp

from tests.conftest import build


def test_a_second_build_writes_the_same_bytes(site, tmp_path):
    """In another folder, with Python's hashes in another order, at another time."""
    second = tmp_path / "elsewhere"
    process = build(second, PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    assert process.returncode == 0, process.stderr
    files = {path.relative_to(site.folder) for path in site.folder.rglob("*") if path.is_file()}
    assert files == {path.relative_to(second) for path in second.rglob("*") if path.is_file()}
    assert len(files) > 200
    different = [path for path in sorted(files) if not cmp(site.folder / path, second / path, shallow=False)]
    assert different == []
