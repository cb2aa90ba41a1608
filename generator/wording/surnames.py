"""How names of people begin: what tells the search that a name was typed. General knowledge."""

from __future__ import annotations

SURNAMES = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong "
    "dinh lam phung mai to cao luu ta chau quach kieu tang bach thai la luong chu nghiem khuc tong mac "
    "thach diep dam nong vi lo ban trieu hua be ma giang sung lau vang thao hang chang tao chao lu po deo "
    "cam quang lanh lieu chieu phu an mong ha sam dong hu pa y ksor rmah nie nay siu kpa mlo loc doi"
)
"""Without marks: of the Kinh, then of peoples of the northern mountains and of the Central Highlands."""

HONORIFICS = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "đồng chí", "em")
