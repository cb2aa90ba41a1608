"""Hand-written pages hold words, tables, pictures beside them and plain links; all else is told."""

from __future__ import annotations

import pytest

from generator.checking import check
from generator.problems import Problem
from generator.project import Project
from generator.validate.page_markup import named, rendered

USUAL = named(["attr_list", "tables"])
REFUSED = (
    # Pictures and media of another host, however they are written.
    "![a](http://e.vn/a.png)",
    "![a](//e.vn/a.png)",
    "![a](\\\\\\\\e.vn\\\\a.png)",
    "![a][r]\n\n[r]: https://e.vn/a.png",
    "![a][]\n\n[a]: https://e.vn/a.png",
    "[![a](https://e.vn/a.png)](lien-he.md)",
    "![a](&#104;ttp://e.vn/a.png)",
    "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    '<img src="https://e.vn/a.png">',
    "<IMG SRC=https://e.vn/a.png>",
    '<img src="&#x2f;/e.vn/a.png">',
    '<img src="/\t/e.vn/a.png">',
    '<img src="a.png" srcset="https://e.vn/a.png 2x">',
    "![a](a.png){: srcset='https://e.vn/a.png 2x' }",
    '<picture><source srcset="https://e.vn/a.png"></picture>',
    '<video src="https://e.vn/a.mp4"></video>',
    '<audio src="a.mp3" autoplay></audio>',
    '<svg><use href="https://e.vn/a.svg#x"/></svg>',
    '<svg><image href="https://e.vn/a.png"/></svg>',
    '<table background="https://e.vn/a.png"><tr><td>x</td></tr></table>',
    '<body background="//e.vn/a.png">',
    # Scripts, frames, forms, refreshes.
    "<script src=https://e.vn/a.js></script>",
    "<script>alert(1)</script>",
    "<SCRIPT\n>alert(1)</SCRIPT>",
    "chữ <script>alert(1)</script> chữ",
    "<p onclick=alert(1)>x</p>",
    "<p/onclick=alert(1)>x</p>",
    "# Liên hệ {: onclick=alert(1) }",
    "chữ\n{: onmouseover='alert(1)' }",
    "<iframe src=https://e.vn></iframe>",
    "<frameset><frame src=//e.vn></frameset>",
    "<object data=https://e.vn/a.swf></object>",
    "<embed src=https://e.vn/a.swf>",
    "<applet code=a></applet>",
    "<form action=https://e.vn><input name=a></form>",
    "<button formaction=https://e.vn>x</button>",
    '<meta http-equiv="refresh" content="0;url=https://e.vn">',
    '<base href="https://e.vn/">',
    '<link rel="preload" href="https://e.vn/a.css" as="style">',
    '<link rel="dns-prefetch" href="//e.vn">',
    # Addresses that nothing can read.
    "[a](https://[xa-thu/)",
    '<a href="https://[xa-thu/">x</a>',
    "<a href='//[xa-thu/'>x</a>",
    "[a](https://[xa]thu/)",
    # Styles.
    "<style>@import 'https://e.vn/a.css';</style>",
    '<p style="background: url(https://e.vn/a.png)">x</p>',
    "chữ\n{: style='background: image-set(\"https://e.vn/a.png\" 1x)' }",
    '<p style="text-align: center; background: url(//e.vn)">x</p>',
    # Links that run, carry data or leave without saying how.
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "[a](file:///C:/a.doc)",
    "[a](//e.vn)",
    "[a](ftp://e.vn)",
    '<a href="lien-he.md" ping="https://e.vn">x</a>',
    # What browsers would guess at.
    "<div\n\nonclick=alert(1)>",
    "<p title='a' 'b' onclick=alert(1)>x</p>",
    '<p title="a"onclick=alert(1)>x</p>',
    "<!-- a --!><script>alert(1)</script> -->",
    "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<math><mtext></math>",
    "<x-a></x-a>",
    "<plaintext>",
    "<bdo dir=rtl>1985</bdo>",
)  # fmt: skip
ALLOWED = (
    "# Liên hệ {: #lien-he .lon }",
    "![Lễ phát động](le-phat-dong.jpg)",
    '![Lễ](hinh/le%20phat.jpg "Lễ")',
    '<img src="hinh/a.png" alt="a" width="300">',
    "[Phong trào](phong-trao/index.md#x)",
    "[Ra ngoài](https://langson.gov.vn/a?b=1&c=2) <https://langson.gov.vn> <a@langson.gov.vn>",
    "[Gọi](tel:02053812345), [thư](mailto:a@langson.gov.vn)",
    "| A | B |\n|:--|--:|\n| a<br>b | c |",
    "1 < 2, a & b, 3 > 2, <3",
    "`<script>` và `javascript:`",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>trong mã</script>",
    "&lt;script&gt;",
    "<!-- sửa tháng 3 -->",
    "<details><summary>Xem</summary>chữ</details>",
    "> Trích: “Thi đua là yêu nước” **đậm** _nghiêng_",
    "Lưu ý: gọi trước khi đến",
)  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_runs_fetches_or_hides_is_told(text: str) -> None:
    assert rendered(f"# Trang\n\n{text}\n", USUAL).told


@pytest.mark.parametrize("text", ALLOWED)
def test_what_pages_are_made_of_is_not(text: str) -> None:
    assert rendered(f"# Trang\n\n{text}\n", USUAL).told == ()


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: A\ntemplate: main.html\n---\n",
        '---\ndescription: A" http-equiv="refresh" content="0;url=//e.vn\n---\n',
        "---\ntitle: </title><script>alert(1)</script>\n---\n",
        "---\ntitle: A\n...\n",
        "--- \ntitle: A\n---\n",
        "Template: main.html\n\n",
    ],
)
def test_settings_at_the_head_of_a_page_are_those_that_we_know(head: str) -> None:
    assert rendered(f"{head}\n# Trang\n", USUAL).told
    assert not rendered("---\ntitle: “A” & B\ndescription: b\nhide: [toc]\n---\n# Trang\n", USUAL).told


def test_markdown_within_html_counts_where_the_settings_make_it_some(project: Project) -> None:
    page = project.content / "lien-he.md"
    page.write_text('# A\n\n<div markdown="1">\n\n![a](http://e.vn/a.png)\n\n</div>\n', encoding="utf-8")
    config = project.config.read_text(encoding="utf-8")
    project.config.write_text(config.replace("[attr_list", "[md_in_html, attr_list"), encoding="utf-8")
    assert [found.source.line for found in told(project) if "e.vn" in found.detail] == [5]


def told(project: Project) -> list[Problem]:
    return [found for found in check(project).problems if found.code == "P11"]


def test_everything_on_a_page_is_told_in_one_run_each_with_its_line(project: Project) -> None:
    page = project.content / "lien-he.md"
    page.write_text("# A\n\n![a][r]\n\n<script>x</script>\n\n[r]: //e.vn/a.png\n", encoding="utf-8")
    assert [(found.source.path, found.source.line) for found in told(project)] == [
        ("content/lien-he.md", 5),
        ("content/lien-he.md", 7),
    ]
    assert not check(project).publishable


def test_a_page_that_is_refused_is_not_in_the_preview_either(project: Project) -> None:
    (project.content / "lien-he.md").write_text("# A\n\n<script>x</script>\n", encoding="utf-8")
    assert "lien-he.md" not in {page.path for page in check(project).written}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[attr_list", "[pymdownx.snippets, attr_list"),
        ("docs_dir: content", "docs_dir: content\nextra_javascript: [https://e.vn/a.js]"),
        ("docs_dir: content", "docs_dir: content\nextra_javascript: [{path: //e.vn/a.js}]"),
        ("docs_dir: content", 'docs_dir: content\nextra_css: ["https://e.vn/a.css"]'),
    ],
)
def test_settings_bring_nothing_that_nobody_looked_at(project: Project, old: str, new: str) -> None:
    text = project.config.read_text(encoding="utf-8")
    project.config.write_text(text.replace(old, new), encoding="utf-8")
    assert [found.code for found in check(project).problems if found.source.path == "mkdocs.yml"] == ["P04"]


@pytest.mark.parametrize(
    "text",
    [
        "CCCD số\n082123456",
        "C<b>CC</b>D 082123456",
        "CC**CD** 082123456",
        "0240<span>8500</span>1234",
        "CCCD số [082](a.md)123456",
    ],
)
def test_a_number_of_identity_is_found_as_readers_see_it(project: Project, text: str) -> None:
    (project.content / "lien-he.md").write_text(f"# A\n\nGặp ông A,\n{text}\n", encoding="utf-8")
    found = [each for each in check(project).problems if each.code == "B01"]
    assert [(each.source.path, each.source.line > 0) for each in found] == [("content/lien-he.md", True)]
