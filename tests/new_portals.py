"""What a new portal is begun with, and what of the one in the repository it must not have."""

from __future__ import annotations

import re

OWNER = ("--owner", "Ủy ban nhân dân xã Thử", "--place", "tỉnh Mẫu")
# The words of the portal in the repository: its commune, its people, the bodies whose plans it shows.
THEIRS = re.compile(
    r"cao[ -]l[ộo]c|lạng[ -]sơn|lang[ -]son|đắk lắk|dak-lak|lai[ -]ch[âa]u|chi[ -]lăng|chi-lang|"
    r"hứa anh tuấn|vi nông trường|trần tiến dũng|đào mỹ",
    re.IGNORECASE,
)
