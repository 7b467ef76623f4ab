"""Compiled wheels, where COSANTE_COMPILE=1 asks for one (``make wheel``): the same code, translated to C by mypyc.

Only what reads texts, judges them and validates files of IATI is compiled: what millions of documents go through. Its
types are checked already, so nothing is written twice. A wheel is for one version of Python and one kind of machine.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: Modules that are compiled, by pattern under ``src``.
COMPILED = (
    "cosante/languages/folding.py",
    "cosante/languages/identify.py",
    "cosante/reading/*.py",
    "cosante/reading/grammars/*.py",
    "cosante/reading/names/*.py",
    "cosante/exchange/iati/[cnrsvx]*.py",
    "cosante/exchange/iati/tables/[bcflpqr]*.py",
)
#: Of those, left as they are: packages, and classes that are sent to other processes or come of the contract's.
LEFT = ("__init__.py", "documents.py", "scorer.py", "spool.py")
_SETUP = """
from mypyc.build import mypycify
from setuptools import setup

options = ["--strict", "--ignore-missing-imports", "--cache-dir={cache}"]
setup(
    name="cosante-compiled",
    packages=[],
    ext_modules=mypycify(options + {modules!r}, opt_level="2", debug_level="0", multi_file=True, target_dir={made!r}),
    script_args=["build_ext", "--parallel={cores}", "--build-lib={out}", "--build-temp={made}"],
)
"""


class Compiled(BuildHookInterface):  # type: ignore[type-arg]
    """Adds what was compiled to a wheel that was asked for so."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises where there is no compiler, or what it says is an error."""
        if not os.environ.get("COSANTE_COMPILE") or self.target_name != "wheel" or version == "editable":
            return
        source = Path(self.root) / "src"
        self.out = Path(tempfile.mkdtemp(prefix="cosante-compiled-"))
        out = self.out
        compile_to(source, out)
        for file in sorted(out.rglob("*.so")) + sorted(out.rglob("*.pyd")):
            build_data["force_include"][str(file)] = file.relative_to(out).as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """What was compiled is in the wheel now."""
        if hasattr(self, "out"):
            shutil.rmtree(self.out, ignore_errors=True)


def compile_to(source: Path, out: Path) -> None:
    """The extension modules of the packages in ``source``, under ``out`` as they lie beside their sources."""
    modules = [
        path.relative_to(source).as_posix()
        for pattern in COMPILED
        for path in sorted(source.glob(pattern))
        if path.name not in LEFT
    ]
    with tempfile.TemporaryDirectory() as made:
        program = _SETUP.format(
            modules=modules, made=made, out=str(out), cache=f"{made}/types", cores=os.cpu_count() or 1
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=source, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The reader cannot be compiled here:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
