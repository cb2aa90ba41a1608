"""The words with which plans tell time, each with the sign that the rules of the grammar know it by."""

from __future__ import annotations

from collections.abc import Iterator

# One sign a class, so that a wording becomes a short string that the rules (`rules.py`, `bounds.py`) match.
# Beside those of the table: n one or two digits, y a year, N another number, # a document's number, _ a blank
# of the plan, j letters and digits run together, w any other word, ? any other mark; / . - , : ; ( ) % are
# themselves. Of the table:
#
# D day   M month   Y year   Q quarter   S school year   k school term   O week   V working day   h hour
# p minute   < before   ! not later   | through   T to   F from   > after   I in   H deadline
# A onwards   P and before   C ends   c begins   K when   J now   E part of a period   U half
# W weekday   R again and again   L the moon's   = that is   ~ not firm   z year told by its distance
# Z other period told so   G an extension   & and   o office hours   b part of a day   e term of office
# a stage   s number   q kind of document   f filler   x only looks like one of these   w refuses nothing
_TABLE = """
D           ngày; hôm
M           tháng
Y           năm
Q           quý; quí
S           năm học
k           học kỳ; học kì; kỳ học
O=week      tuần; tuần thứ; tuần học; tuần học thứ
V           ngày làm việc; ngày ngày làm việc; ngày công tác
h           giờ
p           phút
r           rưỡi
m           mùng; mồng
<           trước; trước cả
!           chậm nhất; muộn nhất; trễ nhất; lâu nhất; chậm nhất là; muộn nhất là; trễ nhất là; không quá
!           không chậm quá; không muộn quá; không trễ quá; không chậm hơn; không muộn hơn; không trễ hơn
!           không sau; không được sau; không để sau; không được quá; không để quá; hạn cuối
!           hạn cuối cùng; hạn chót; hạn chót là; hạn cuối là; hạn cuối cùng là; thời hạn cuối cùng
!           thời hạn cuối; ngày cuối cùng; trước hoặc trong; trong hoặc trước; trước và trong
!           tối đa; tối đa là
|           hết
T           đến; tới; cho đến; cho tới; đến tận
F           từ; bắt đầu từ; không trước; không sớm hơn; sớm nhất; sớm nhất là
F=counted   kể từ; tính từ; bắt đầu kể từ; bắt đầu tính từ
>           sau; quá; từ sau; kể từ sau; chậm hơn; muộn hơn; trễ hơn
I           trong; vào; trong vòng; trong thời hạn; trong thời gian; trong khoảng thời gian; thời gian
I           nội trong
H           hạn; hạn nộp; thời hạn; thời hạn nộp; hạn gửi; thời hạn gửi; thời hạn nhận; hạn nhận
H           hết hạn; hết hạn vào
A           trở đi; trở về sau
P           trở về trước; về trước; trở lại trước
C           kết thúc; kết thúc vào
c           bắt đầu
K           khi; lúc; thời điểm
J           nay; bây giờ; hiện nay; hiện tại
E=start     đầu; thượng tuần
E=middle    giữa; trung tuần
E=end       cuối; hạ tuần
U=1         nửa đầu
U=2         nửa cuối; nửa sau
W=0         thứ 2; thứ hai
W=1         thứ 3; thứ ba
W=2         thứ 4; thứ tư; thứ bốn
W=3         thứ 5; thứ năm
W=4         thứ 6; thứ sáu
W=5         thứ 7; thứ bảy; thứ bẩy
W=6         chủ nhật; chúa nhật
R=year      hằng năm; hàng năm; mỗi năm; từng năm; năm nào cũng; thường niên; hằng năm học; mỗi năm học
R=year      hàng năm học
R=month     hằng tháng; hàng tháng; mỗi tháng; từng tháng
R=week      hằng tuần; hàng tuần; mỗi tuần; từng tuần
R=quarter   hằng quý; hàng quý; mỗi quý; từng quý
R=day       hằng ngày; hàng ngày; mỗi ngày; từng ngày
R           định kỳ; định kì; một lần
L           âm lịch; lịch âm; âl; rằm; chạp; giêng; tết; nguyên đán; nhuận; nông lịch; giỗ tổ
L           năm giáp; năm ất; năm bính; năm đinh; năm mậu; năm kỷ; năm canh; năm tân; năm nhâm
=           tức; tức là; tức ngày; nhằm
~           dự kiến; dự tính; dự định; khoảng; chừng; tạm thời; có thể; nếu; trừ; ngoại trừ; trừ khi
~           hoặc; hay; tùy; tuỳ; chưa; xấp xỉ; thay vì; thay cho; không phải; hoặc là; cuối cùng
~           đầu tiên; thông báo sau; phấn đấu; cố gắng; không còn; bãi bỏ; hủy; hủy bỏ; liền; rạng
~           rạng sáng; vài ngày; ít ngày; mấy ngày; một số ngày; nửa tháng; nửa năm
~           tiếp theo; kế tiếp; tiếp sau; và trước đó; gần; xung quanh; không kể; không tính
~           trong trường hợp; trường hợp đặc biệt; trường hợp bất khả kháng; trường hợp gia hạn
~           đình chỉ; tạm dừng; tạm ngừng; tạm ngưng; tạm hoãn
~           khi có yêu cầu; khi được yêu cầu; khi có thay đổi; thông báo riêng; thông báo cụ thể
z           năm nay; năm đó; năm này; năm ấy; cùng năm; năm kế hoạch; năm báo cáo; năm hiện tại; năm xét
z           năm đánh giá
z=other     năm sau; năm tới; năm trước; năm ngoái; năm liền kề; năm liền trước; năm liền sau
z=other     năm kế tiếp; năm tiếp theo; năm trước liền kề; năm sau liền kề; năm trước đó; năm sau đó
z=other     năm liền kề sau; năm liền kề trước
Z           tháng này; tháng sau; tháng tới; tháng trước; tháng đó; tháng tiếp theo; tháng liền kề
Z           tháng kế tiếp; cùng tháng; tuần này; tuần sau; tuần tới; tuần trước; tuần đó; tuần tiếp theo
Z           tuần kế tiếp; quý này; quý sau; quý tới; quý trước; ngày mai; hôm nay; hôm sau; hôm qua
Z           ngày hôm sau; ngày kế tiếp; ngày tiếp theo; ngày hôm trước; quý liền kề; tuần lễ
G           gia hạn; lùi; kéo dài; dời; hoãn; rời; điều chỉnh; thay đổi; chuyển; đính chính
o           giờ hành chính; giờ làm việc; giờ hành chánh; buổi làm việc
b=am        sáng; buổi sáng
b=noon      trưa; buổi trưa
b=pm        chiều; tối; buổi chiều; buổi tối
b=night     đêm
e           nhiệm kỳ; nhiệm kì; nhiệm kỳ khóa; khóa
X           kỷ niệm; kỉ niệm; chào mừng; nhân dịp; dịp; năm kỷ niệm
a           giai đoạn; các năm; những năm
s           số
q           kế hoạch; công văn; quyết định; nghị định; thông tư; chỉ thị; hướng dẫn; tờ trình; thông báo
q           luật; nghị quyết; văn bản; kết luận; công điện
&           và
f           là; thì; được; đã; sẽ; phải; của; lễ; thứ; dương lịch; dl; và các; ngay
x           trước hết; trước mắt; trước đây; trước tiên; trước đó; trước nhất; trước pháp luật
x           như trước; sau đây; như sau; sau đó; sau cùng; sau này; từ đó; từ thiện; từ chối; hết sức
x           hết lòng; hết mình; sau hết; quá trình; quá hạn; quá thời hạn; quá thời gian; đầu tư
x           đầu mối; đứng đầu; bước đầu; ban đầu; hàng đầu; trong đó; trong sạch; trong số; trong tỉnh
x           trong xã; trong toàn; trong cả nước; chủ tịch; đến nay; đến với; liên quan đến; kể từ đó
x           thường vụ; giờ học; khi cần; khi có; ngày hội; ngày càng; hạn chế; giới hạn; giữa các
x           giữa hai; cuối khóa; cho đến nay; trong sáng; gắn liền; liền kề; liền mạch; liền với
w           chuẩn bị; thiết bị; trang bị; không ngừng; không ngừng nghỉ; không gian; đóng góp; đóng dấu
w           đóng quyển; đóng thành
"""


def _rows() -> Iterator[tuple[tuple[str, ...], tuple[str, str | None]]]:
    for line in _TABLE.strip().splitlines():
        key, words = line.split(maxsplit=1)
        value = key[2:] or None  # a sign, or a sign, "=" and a value
        yield from ((tuple(each.split()), (key[0], value)) for each in words.split("; "))


WORDS: dict[tuple[str, ...], tuple[str, str | None]] = dict(_rows())
"""Sequences of lower-case words with their sign and value; the longest one that fits counts."""

LONGEST_SEQUENCE = max(map(len, WORDS))

UNITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
"""Numbers in words below ten."""
LAST = {word: number for word, number in UNITS.items() if word != "năm"} | {
    "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5,
}  # fmt: skip
"""What they are behind tens; "năm mươi năm" is fifty years."""


def _numbers() -> Iterator[tuple[tuple[str, ...], int]]:
    yield from (((word,), number) for word, number in UNITS.items() if word != "năm")
    yield ("tư",), 4
    yield ("mười",), 10
    tens = [((word, "mươi"), 10 * number) for word, number in UNITS.items() if number > 1]
    yield from tens
    for before, ten in ((("mười",), 10), *tens):
        yield from (((*before, word), ten + number) for word, number in LAST.items())


NUMBERS: dict[tuple[str, ...], int] = dict(_numbers())
"""Numbers in words up to 99; "năm" is left to the rules, for it is also the year."""
