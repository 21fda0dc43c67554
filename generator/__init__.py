"""Rollebog: standardised, controlled Word documents from unit profiles and a professional standard.

The public face is :class:`generator.Workspace`; everything else may change without notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.workspace import Workspace

__all__ = ["Workspace", "__version__"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Imported on first use: the command line's --help must not pay for Word and YAML.
    if name == "Workspace":
        from generator.workspace import Workspace

        return Workspace
    raise AttributeError(name)
