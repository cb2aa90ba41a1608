"""The words with which plans tell time, each with the sign that the rules of the grammar know it by."""

from __future__ import annotations

from typing import Any

# One sign a class, so that a wording becomes a short string which the rules of `terms.py` match:
#   D ngày   M tháng   Y năm   Q quý   S năm học   k học kỳ   O tuần   V ngày làm việc   h giờ   p phút
#   n one or two digits   y a year   N another number   # a document's number   _ a blank of the plan
#   < before   ! not later   | through   T to   F from   > after   I in   H "hạn"   A onwards   P and before
#   C kết thúc   c bắt đầu   K khi   J nay   E part of a period   U half   W weekday   R recurring   L lunar   ~ tentative   z another year
#   Z a period by its distance   G an extension   o office hours   b part of a day   e a term of office   a a stage
#   s số   q a kind of document   & và   f filler   x words that only look like one of these   w any other word
_ENTRIES: tuple[tuple[str, Any, str], ...] = (
    ("D", None, "ngày; hôm"),
    ("M", None, "tháng"),
    ("Y", None, "năm"),
    ("Q", None, "quý; quí"),
    ("S", None, "năm học"),
    ("k", None, "học kỳ; học kì; kỳ học"),
    ("O", None, "tuần; tuần thứ; tuần học; tuần học thứ"),
    ("V", None, "ngày làm việc; ngày ngày làm việc; ngày công tác"),
    ("h", None, "giờ"),
    ("p", None, "phút"),
    ("r", None, "rưỡi"),
    ("m", None, "mùng; mồng"),
    ("<", None, "trước; trước cả"),
    (
        "!",
        None,
        "chậm nhất; muộn nhất; trễ nhất; lâu nhất; chậm nhất là; muộn nhất là; trễ nhất là; không quá; "
        "không chậm quá; không muộn quá; không trễ quá; không chậm hơn; không muộn hơn; không trễ hơn; "
        "không sau; không được sau; không để sau; không được quá; không để quá; hạn cuối; hạn cuối cùng; "
        "hạn chót; hạn chót là; hạn cuối là; hạn cuối cùng là; thời hạn cuối cùng; thời hạn cuối; ngày cuối; "
        "ngày cuối cùng; trước hoặc trong; trong hoặc trước; trước và trong; tối đa; tối đa là",
    ),
    ("|", None, "hết"),
    ("T", None, "đến; tới; cho đến; cho tới; đến tận"),
    ("F", None, "từ; kể từ; bắt đầu từ; tính từ; bắt đầu kể từ; không trước; không sớm hơn; sớm nhất; sớm nhất là"),
    (">", None, "sau; quá; từ sau; kể từ sau"),
    ("I", None, "trong; vào; trong vòng; trong thời hạn; trong thời gian; trong khoảng thời gian; thời gian; nội trong"),
    ("H", None, "hạn; hạn nộp; thời hạn; thời hạn nộp; hạn gửi; thời hạn gửi; thời hạn nhận; hạn nhận; hết hạn; hết hạn vào"),
    ("A", None, "trở đi; trở về sau"),
    ("P", None, "trở về trước; về trước; trở lại trước"),
    ("C", None, "kết thúc; kết thúc vào"),
    ("c", None, "bắt đầu"),
    ("K", None, "khi; lúc; thời điểm"),
    ("J", None, "nay; bây giờ; hiện nay; hiện tại"),
    ("E", "start", "đầu; thượng tuần"),
    ("E", "middle", "giữa; trung tuần"),
    ("E", "end", "cuối; hạ tuần"),
    ("U", 1, "nửa đầu"),
    ("U", 2, "nửa cuối; nửa sau"),
    *(("W", number - 2, f"thứ {number}") for number in range(2, 8)),
    *(
        ("W", index, f"thứ {name}")
        for index, name in enumerate(("hai", "ba", "tư", "năm", "sáu", "bảy"))
    ),
    ("W", 2, "thứ bốn"),
    ("W", 5, "thứ bẩy"),
    ("W", 6, "chủ nhật; chúa nhật"),
    *(
        ("R", every, f"{each} {unit}")
        for unit, every in {"năm": "year", "tháng": "month", "tuần": "week", "quý": "quarter", "ngày": "day"}.items()
        for each in ("hằng", "hàng", "mỗi", "từng")
    ),
    ("R", "year", "năm nào cũng; thường niên"),
    ("R", "year", "hằng năm học; mỗi năm học; hàng năm học"),
    ("R", None, "định kỳ; định kì"),
    ("L", None, "âm lịch; lịch âm; âl; rằm; chạp; giêng; tết; nguyên đán; nhuận; nông lịch"),
    ("=", None, "tức; tức là; tức ngày; nhằm"),
    (
        "~",
        "thời gian chưa chắc chắn, hoặc có điều kiện",
        "dự kiến; dự tính; dự định; khoảng; chừng; tạm thời; có thể; nếu; trừ; ngoại trừ; trừ khi; "
        "hoặc; hay; tùy; tuỳ; chưa; xấp xỉ; thay vì; thay cho; không phải; hoặc là; cuối cùng; "
        "đầu tiên; thông báo sau; phấn đấu; cố gắng; không còn; bãi bỏ; hủy; hủy bỏ",
    ),
    (
        "z",
        None,
        "năm nay; năm sau; năm tới; năm trước; năm ngoái; năm đó; năm này; năm ấy; năm liền kề; năm liền trước; "
        "năm liền sau; năm kế tiếp; năm tiếp theo; cùng năm; năm kế hoạch; năm báo cáo; năm hiện tại; "
        "năm trước liền kề; năm trước đó; năm sau đó; năm liền kề sau; năm liền kề trước; năm xét; năm đánh giá",
    ),
    (
        "Z",
        None,
        "tháng này; tháng sau; tháng tới; tháng trước; tháng đó; tháng tiếp theo; tháng liền kề; tháng kế tiếp; "
        "cùng tháng; tuần này; tuần sau; tuần tới; tuần trước; tuần đó; tuần tiếp theo; tuần kế tiếp; quý này; "
        "quý sau; quý tới; quý trước; ngày mai; hôm nay; hôm sau; hôm qua; ngày hôm sau; ngày kế tiếp; "
        "ngày tiếp theo; ngày hôm trước; quý liền kề; tuần lễ",
    ),
    ("G", None, "gia hạn; lùi; kéo dài; dời; hoãn; rời; điều chỉnh; thay đổi; chuyển; đính chính"),
    ("o", None, "giờ hành chính; giờ làm việc; giờ hành chánh; buổi làm việc"),
    *(("b", part, word) for part, word in (("am", "sáng"), ("noon", "trưa"), ("pm", "chiều"), ("pm", "tối"), ("night", "đêm"))),
    *(("b", part, f"buổi {word}") for part, word in (("am", "sáng"), ("noon", "trưa"), ("pm", "chiều"), ("pm", "tối"))),
    ("e", None, "nhiệm kỳ; nhiệm kì; nhiệm kỳ khóa; khóa"),
    ("a", None, "giai đoạn; các năm; những năm"),
    ("s", None, "số"),
    (
        "q",
        None,
        "kế hoạch; công văn; quyết định; nghị định; thông tư; chỉ thị; hướng dẫn; tờ trình; thông báo; luật; "
        "nghị quyết; văn bản; kết luận; công điện",
    ),
    ("&", None, "và"),
    ("f", None, "là; thì; được; đã; sẽ; phải; của; lễ; thứ; dương lịch; dl; và các; ngay"),
    (
        "x",
        None,
        "trước hết; trước mắt; trước đây; trước tiên; trước đó; trước nhất; trước pháp luật; như trước; sau đây; như sau; "
        "sau đó; sau cùng; sau này; từ đó; từ thiện; từ chối; hết sức; hết lòng; hết mình; sau hết; quá trình; "
        "quá hạn; quá thời hạn; quá thời gian; đầu tư; đầu mối; đứng đầu; bước đầu; ban đầu; hàng đầu; "
        "trong đó; trong sạch; trong số; trong tỉnh; trong xã; trong toàn; trong cả nước; chủ tịch; đến nay; "
        "đến với; liên quan đến; kể từ đó; thường vụ; giờ học; khi cần; khi có; ngày hội; ngày càng; hạn chế; "
        "giới hạn; giữa các; giữa hai; cuối khóa; cho đến nay; trong sáng",
    ),
)

WORDS: dict[tuple[str, ...], tuple[str, Any]] = {
    tuple(words.split()): (sign, value)
    for sign, value, text in _ENTRIES
    for words in text.split("; ")
}
"""Sequences of lower-case words with their sign and value; the longest one that fits counts."""

LONGEST_SEQUENCE = max(map(len, WORDS))

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SPELT = {**{word: n for n, word in enumerate(_UNITS) if n}, "mười": 10, "tư": 4, "bẩy": 7}
_LAST = {**{word: n for n, word in enumerate(_UNITS) if n}, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}

NUMBERS: dict[tuple[str, ...], int] = {
    **{(word,): number for word, number in _SPELT.items() if word != "năm"},
    **{("mười", word): 10 + number for word, number in _LAST.items() if word not in ("mốt", "tư", "năm")},
    **{
        (_UNITS[tens], "mươi", *rest): 10 * tens + number
        for tens in range(2, 10)
        for rest, number in {(): 0, **{(word,): number for word, number in _LAST.items()}}.items()
        if rest != ("năm",)
    },
}
"""Numbers in words up to 99; "năm" alone is left to the rules, for it is also the year."""
