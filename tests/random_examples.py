"""How many random examples a property test tries: few, always the same; ROLLEBOG_EXAMPLES=more or =full: more, many."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

_COMMON = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
_SAME = settings(_COMMON, derandomize=True, phases=[Phase.explicit, Phase.generate])
settings.register_profile("plain", _SAME, max_examples=20)
settings.register_profile("more", _SAME, max_examples=100)
settings.register_profile("full", _COMMON, max_examples=2_000, derandomize=False)
RANDOM = settings.get_profile(os.environ.get("ROLLEBOG_EXAMPLES", "plain"))
