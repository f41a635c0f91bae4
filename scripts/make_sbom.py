"""Writes sbom.cdx.json: every package of requirements/run.txt with its licence, and every file of others that the
repository carries (CycloneDX 1.6). The packages are read off a fresh environment that holds exactly that list."""

import json
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "sbom.cdx.json"
UNSAID = {"uharfbuzz": "Apache-2.0"}  # read in the package's own licence file; its metadata does not say it
SAID = ("bom-ref", "type", "name", "version", "description", "licenses", "purl")


def packages() -> dict:
    """The document that cyclonedx-bom makes of a fresh environment."""
    with tempfile.TemporaryDirectory(prefix="jalin-sbom-") as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        listed = ROOT / "requirements" / "run.txt"
        subprocess.run(
            [python, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(listed)], check=True
        )
        subprocess.run([python, "-m", "pip", "uninstall", "-q", "-y", "pip"], check=True)
        tool = [
            str(Path(sys.executable).parent / "cyclonedx-py"),
            "environment",
            python,
            "--output-reproducible",
        ]
        done = subprocess.run([*tool, "--sv", "1.6", "--pyproject", "pyproject.toml"], cwd=ROOT, check=True,
                              capture_output=True, text=True)  # fmt: skip
    return json.loads(done.stdout)


def carried() -> list[dict]:
    """Components for scripts, icons and typefaces of others, from the records that the tests hold true."""
    kernel = ROOT / "src" / "jalin" / "kernel"
    web = tomllib.loads((kernel / "ui" / "vendored.toml").read_text(encoding="utf-8"))["package"]
    paper = tomllib.loads((kernel / "typesetting" / "fonts.toml").read_text(encoding="utf-8"))["typeface"]
    named = [(one["name"], one["version"], one["licence"], one["use"]) for one in web]
    named += [(*one["package"].rsplit(" ", 1), one["licence"], one["use"]) for one in paper]
    return [
        {"bom-ref": f"npm:{name}@{version}", "type": "library", "name": name, "version": version, "description": use,
         "licenses": [{"license": {"id": licence}}], "purl": f"pkg:npm/{name.replace('@', '%40')}@{version}"}
        for name, version, licence, use in named
    ]  # fmt: skip


def main() -> None:
    document = packages()
    found = [*document["components"], *carried()]
    document["components"] = [{key: one[key] for key in SAID if key in one} for one in found]
    for one in document["components"]:
        if not one.get("licenses") and one["name"] in UNSAID:
            one["licenses"] = [{"license": {"id": UNSAID[one["name"]]}}]
    document.get("metadata", {}).pop("tools", None)
    TARGET.write_text(
        json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{TARGET.name}: {len(document['components'])} components")


if __name__ == "__main__":
    main()
