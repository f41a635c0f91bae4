"""Renews the files of others that this repository carries. For maintainers; nothing at run time needs it.

`python -m jalin.kernel.ui.vendoring node_modules` copies what `vendored.toml` names out of a folder
made by `npm install --ignore-scripts NAME@VERSION …`, derives the icon sprite and the typefaces' style
sheets, and writes versions and sha256 sums back. A test holds every sum.
"""

import hashlib
import json
import re
import shutil
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECORD = HERE / "vendored.toml"
FONT_FACE = re.compile(r"/\* (?P<name>[^*]+) \*/\s*@font-face \{.*?\}\n?", re.DOTALL)
DRAWN = re.compile(r"<svg[^>]*>(?P<inside>.*)</svg>", re.DOTALL)
NOTHING = re.compile(r'<path\s+stroke="none"\s+d="M0 0h24v24H0z"\s+fill="none"\s*/>')


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load_record() -> dict:
    """{"package": [{name, version, licence, homepage, folder, copy, faces, icons, files}], "derived": [{file, …}]}"""
    return tomllib.loads(RECORD.read_text(encoding="utf-8"))


def derive_sprite(package: Path, icons: list[str]) -> str:
    """One SVG with a <symbol> for each icon; stroke and size come from the style sheet."""
    symbols = []
    for name in sorted(icons):
        drawn = DRAWN.search((package / "icons" / "outline" / f"{name}.svg").read_text(encoding="utf-8"))
        inside = " ".join(NOTHING.sub("", drawn["inside"]).split())
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{inside.replace(" />", "/>")}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def derive_faces(style_sheet: str, keep: str) -> str:
    """Only the @font-face blocks whose name matches `keep`: no page of ours uses the other scripts."""
    return "".join(
        f"{face[0].rstrip()}\n"
        for face in FONT_FACE.finditer(style_sheet)
        if re.fullmatch(keep, face["name"].strip())
    )


def copy_package(package: dict, modules: Path) -> None:
    source, target = modules / package["name"], HERE / package["folder"]
    target.mkdir(parents=True, exist_ok=True)
    package["version"] = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    wanted = dict(package.get("copy", {}))
    if "faces" in package:
        faces = derive_faces((source / "wght.css").read_text(encoding="utf-8"), package["faces"])
        (target / "faces.css").write_text(faces, encoding="utf-8")
        wanted |= {name: name for name in re.findall(r"url\(\./([^)]+)\)", faces)}
    for origin, name in wanted.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / origin, target / name)
    if "icons" in package:
        (target / "icons.svg").write_text(derive_sprite(source, package["icons"]), encoding="utf-8")
    package["files"] = {
        str(path.relative_to(target)): sha256_of(path) for path in sorted(target.rglob("*")) if path.is_file()
    }


def _as_toml(value) -> str:
    if isinstance(value, list):
        lines, line = [], ""
        for item in map(json.dumps, value):
            if len(line) + len(item) > 100:
                lines.append(line.rstrip())
                line = ""
            line += f"{item}, "
        return "[\n" + "".join(f"  {text}\n" for text in [*lines, line.rstrip()]) + "]"
    return json.dumps(value, ensure_ascii=False)


def write_record(record: dict) -> None:
    parts = ["# Files of others in this repository: what, whose, which version, which licence, their sums."]
    parts.append(
        "# `files` and `version` are written by jalin.kernel.ui.vendoring; the rest is written by hand."
    )
    for package in record["package"]:
        parts.append("\n[[package]]")
        parts += [
            f"{key} = {_as_toml(value)}" for key, value in package.items() if not isinstance(value, dict)
        ]
        for key in ("copy", "files"):
            if package.get(key):
                parts.append(f"[package.{key}]")
                parts += [f"{json.dumps(name)} = {json.dumps(value)}" for name, value in package[key].items()]
    for derived in record["derived"]:
        derived["sha256"] = sha256_of(HERE / derived["file"])
        parts += ["\n[[derived]]", *(f"{key} = {_as_toml(value)}" for key, value in derived.items())]
    RECORD.write_text("\n".join(parts) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Usage: python -m jalin.kernel.ui.vendoring NODE_MODULES   (a folder made by npm install)")
        return 2
    record = load_record()
    for package in record["package"]:
        copy_package(package, Path(arguments[0]))
    write_record(record)
    print(f"{len(record['package'])} packages renewed; look at the difference before you commit it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
