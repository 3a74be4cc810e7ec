"""The HTML page: its words as any reader gets them, and its behaviour in a real Chromium."""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from ctr_cli.model.agencies import Directory, directory
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render.html import STEP, page
from ctr_cli.render.templates import fill
from ctr_cli.render.unbroken import NO_BREAK
from ctr_cli.source.profiles import profile
from ctr_cli.views.document import printed
from ctr_cli.views.year import year
from support import MINIMAL, Run, program_of

PHONE, DESK = (390, 844), (1280, 900)
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def _made(program: Program) -> str:
    look = profile("hd36", [])
    values = page(printed(program, look), year(program, directory(program)), look)
    return fill("program.html.j2", values, [])


class _Text(HTMLParser):
    """The text a reader sees: without style, script and title, each element's text apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.hidden += tag in ("style", "script", "title")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.parts.append(data)


@pytest.fixture(scope="module")
def html(program: Program) -> str:
    return _made(program)


@pytest.fixture(scope="module")
def address(html: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("html") / "2026.html"
    file.write_text(html, encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def opened(chromium: Any, address: str) -> Callable[..., Any]:
    """The page in a window of a size, after a fresh load; a hash may be given."""

    def open_page(size: tuple[int, int] = PHONE, mark: str = "") -> Any:
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        still = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": still})
        chromium.get("about:blank")
        chromium.get(address + mark)
        return chromium

    return open_page


SHOWN = "li[data-months]:not([hidden])"


def _shown(driver: Any) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].map(row => row.id)"
    ids: list[str] = driver.execute_script(script, SHOWN)
    return ids


def _choose(driver: Any, name: str, value: str) -> None:
    Select(driver.find_element(By.ID, name)).select_by_value(value)


def test_every_word_of_the_document_is_there_in_order(
    html: str, program: Program, hd36: Profile
) -> None:
    words = printed(program, hd36)
    text = re.sub(r"\s+", " ", "".join(_Text(html).parts))
    place = 0
    expected = [*words["bases"], words["preamble"], words["content_heading"]]
    for body in words["bodies"]:
        expected.append(f"{body['number']}. {body['heading']}")
        for meeting in body["meetings"]:
            expected.append(f"{meeting['number']} {meeting['heading']}")
            expected += [item["sentence"] for item in meeting["items"]]
            expected += [meeting["agencies"]] if meeting["agencies"] else []
    expected += [words["implementation_heading"], *words["implementation"]]
    expected += [recipient["name"] for recipient in words["recipients"]]
    expected += [words["authority"], words["post"], words["signer"]]
    for sentence in filter(None, expected):
        place = text.find(sentence, place)
        assert place >= 0, sentence
        place += len(sentence)


def test_it_is_in_vietnamese_and_every_id_is_there_once(html: str, program: Program) -> None:
    tags = _Text(html).tags
    assert ("html", {"lang": "vi"}) in tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {"bch-3", "bch-3.1", "btv-12.6"} <= set(ids)
    targets = {str(a["href"])[1:] for tag, a in tags if tag == "a"}
    assert targets <= set(ids)


def test_the_year_at_a_glance_is_drawn_to_scale(
    program: Program, known: Directory, hd36: Profile
) -> None:
    values = page(printed(program, hd36), year(program, known), hd36)
    bch, btv = values["strips"]
    assert (bch["counted"], btv["counted"]) == (
        "4 hội nghị, 20 nội dung",
        "12 hội nghị, 87 nội dung",
    )
    assert [box["x"] // STEP + 1 for box in bch["boxes"]] == [3, 6, 9, 12]
    assert [box["shade"] for box in btv["boxes"]] == [4, 2, 4, 3, 2, 4, 3, 3, 3, 3, 3, 3]
    loads = {load["id"]: (load["own"], load["shared"]) for load in values["loads"]}
    assert loads["ubnd"] == (12, 87)
    assert loads["cong-an"] == (0, 9)


def test_meetings_of_one_month_a_quarter_and_no_month_all_have_a_place() -> None:
    meetings = (
        "      - quarter: 1\n        items: [{text: A.}]\n"
        "      - month: 2\n        items: [{text: B.}]\n"
        "      - {month: 2, kind: thematic, items: [{text: C.}]}\n"
        "      - {kind: extraordinary, title: Họp đột xuất, items: [{text: D.}]}\n"
    )
    text = MINIMAL[: MINIMAL.index("      - number:")] + meetings
    program = program_of(text)
    look = profile("hd36", [])
    words = printed(program, look)
    (strip,) = page(words, year(program, directory(program)), look)["strips"]
    boxes = [(box["x"], box["y"], box["width"]) for box in strip["boxes"]]
    assert boxes == [(0, 18, 88), (30, 48, 28), (30, 78, 28)]
    assert [meeting["title"] for meeting in strip["undated"]] == ["Họp đột xuất"]
    assert "Chưa định tháng" in _made(program)


@settings(max_examples=12)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80))
def test_no_text_can_become_markup(text: str) -> None:
    program = program_of(MINIMAL)
    item = program.bodies[0].meetings[0].items[0].model_copy(update={"text": f"<b>{text}</script>"})
    meeting = program.bodies[0].meetings[0].model_copy(update={"items": [item]})
    body = program.bodies[0].model_copy(update={"meetings": [meeting], "name": text})
    made = _made(program.model_copy(update={"bodies": [body]}))
    parsed = _Text(made)
    shown = [part.replace("\xa0", " ") for part in parsed.parts]
    assert any(part.startswith(f"<b>{text}</script>".replace("\xa0", " ")) for part in shown)
    assert [tag for tag, _ in parsed.tags].count("script") == 1
    assert "b" not in [tag for tag, a in parsed.tags if "class" not in a]


def test_nothing_is_asked_of_anybody(opened: Callable[..., Any]) -> None:
    driver = opened(DESK)
    driver.get_log("performance")
    opened(DESK, "#bch-3.1")
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [
        message["params"]["request"]["url"].partition("#")[0]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert {address.partition(":")[0] for address in asked} <= {"file", "data"}
    assert len([address for address in asked if address.startswith("file")]) == 1
    assert not [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]


@pytest.mark.parametrize("size", [PHONE, DESK, (320, 640)])
def test_it_fits_the_window(opened: Callable[..., Any], size: tuple[int, int]) -> None:
    driver = opened(size)
    assert driver.execute_script("return document.documentElement.scrollWidth") <= size[0]
    outside = driver.execute_script(
        "return [...document.querySelectorAll('main *')].filter(e => {"
        "const b = e.getBoundingClientRect();"
        "return b.width > 1 && (b.left < -1 || b.right > innerWidth + 1)}).map(e => e.outerHTML)"
    )
    assert outside == []
    small = driver.execute_script(
        "return [...document.querySelectorAll('p, li, label, .box')].filter(e =>"
        "parseFloat(getComputedStyle(e).fontSize) < 12).length"
    )
    assert small == 0


def test_words_are_found_without_diacritics(opened: Callable[..., Any]) -> None:
    driver = opened()
    assert driver.find_element(By.ID, "result").text in ("", "107 nội dung")
    field = driver.find_element(By.ID, "words")
    field.send_keys("lE HOI cho trau")
    assert _shown(driver) == ["btv-7.3"]
    assert driver.find_element(By.ID, "result").text == "1 trong 107 nội dung"
    marked = driver.execute_script(
        "return [...CSS.highlights.get('found')].map(range => range.toString())"
    )
    assert set(marked) == {"Lễ", "hội", "chợ", "Cho", "trâu"}
    visible = [h.text for h in driver.find_elements(By.CSS_SELECTOR, "h4") if h.is_displayed()]
    assert visible == ["7. Tháng 7"]
    # What was found is in sight, below the bar.
    found = driver.find_element(By.ID, "btv-7.3")
    box = driver.execute_script("return arguments[0].getBoundingClientRect().toJSON()", found)
    assert driver.find_element(By.ID, "filter").rect["height"] < box["top"]
    assert box["bottom"] < PHONE[1]
    field.clear()
    field.send_keys("BTV-7.3")
    assert _shown(driver) == ["btv-7.3"]
    # January's line says “Ủy ban nhân dân phường”.
    field.clear()
    field.send_keys("le hoi dao dau ubnd")
    assert _shown(driver) == ["btv-1.7"]
    field.clear()
    field.send_keys("không có từ này đâu")
    assert _shown(driver) == []
    assert driver.find_element(By.ID, "result").text == "Không có nội dung nào khớp"
    driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    WebDriverWait(driver, 5).until(lambda d: len(_shown(d)) == 107)


def test_months_and_agencies_filter_together(opened: Callable[..., Any]) -> None:
    driver = opened()
    _choose(driver, "month", "3")
    assert _shown(driver) == [f"bch-3.{n}" for n in range(1, 6)] + [
        f"btv-3.{n}" for n in range(1, 12)
    ]
    _choose(driver, "agency", "ubkt")
    assert _shown(driver) == [f"btv-3.{n}" for n in range(1, 12)]
    _choose(driver, "month", "")
    assert len(_shown(driver)) == 80
    for part in (".glance", ".opening", ".closing"):
        assert not driver.find_element(By.CSS_SELECTOR, part).is_displayed()


def test_a_small_heading_goes_with_its_items(
    opened: Callable[..., Any], chromium: Any, tmp_path: Path
) -> None:
    item = "          - text: Nội dung {}.\n            topic: Công tác {}\n"
    text = MINIMAL[: MINIMAL.index("          - text")] + "".join(
        item.format(*pair) for pair in (("một", "đảng"), ("hai", "đảng"), ("ba", "hội"))
    )
    file = tmp_path / "x.html"
    file.write_text(_made(program_of(text)), encoding="utf-8")
    driver = opened()
    chromium.get(file.as_uri())
    driver.find_element(By.ID, "words").send_keys("noi dung hai")
    topics = driver.find_elements(By.CSS_SELECTOR, ".topic")
    assert [topic.text for topic in topics if topic.is_displayed()] == ["Công tác đảng"]
    assert len(topics) == 2


def test_an_agency_of_the_picture_shows_its_work(opened: Callable[..., Any]) -> None:
    driver = opened(DESK)
    driver.find_element(By.CSS_SELECTOR, "[data-agency=cong-an]").send_keys(Keys.ENTER)
    assert _shown(driver) == [f"btv-1.{n}" for n in range(1, 10)]
    assert driver.switch_to.active_element.get_attribute("id") == "agency"


def test_a_deep_link_leads_to_its_item(opened: Callable[..., Any]) -> None:
    driver = opened(PHONE, "#btv-10.2")
    item = driver.find_element(By.ID, "btv-10.2")

    def seen(driver: Any) -> bool:
        box = driver.execute_script(
            "const b = arguments[0].getBoundingClientRect(); return [b.top, b.bottom]", item
        )
        bar = driver.find_element(By.ID, "filter").rect["height"]
        return bool(bar - 1 <= box[0] and box[1] <= PHONE[1])

    WebDriverWait(driver, 5).until(seen)
    assert driver.switch_to.active_element == item
    # A link to what the filters hide takes them away.
    _choose(driver, "month", "1")
    assert not item.is_displayed()
    driver.execute_script("location.hash = '#bch-6.1'")
    WebDriverWait(driver, 5).until(lambda d: len(_shown(d)) == 107)


def test_a_meeting_of_the_picture_leads_to_it(opened: Callable[..., Any]) -> None:
    driver = opened()
    link = driver.find_element(By.CSS_SELECTOR, ".strip a[href='#btv-6']")
    assert link.get_attribute("aria-label") == (
        "Hội nghị Ban Thường vụ Đảng ủy phường tháng 6/2026: 9 nội dung"
    )
    link.click()
    assert driver.switch_to.active_element.get_attribute("id") == "btv-6"


def test_the_keyboard_reaches_everything(opened: Callable[..., Any]) -> None:
    driver = opened(DESK)
    reached = []
    for _ in range(34):
        driver.switch_to.active_element.send_keys(Keys.TAB)
        focused = driver.switch_to.active_element
        reached.append(focused.get_attribute("id") or focused.get_dom_attribute("href") or "")
    assert reached[0] == "#content"
    assert "#bch-3" in reached
    assert [name for name in reached if name in ("words", "month", "agency")] == [
        "words",
        "month",
        "agency",
    ]


def test_screen_readers_get_names_for_all_that_can_be_used(opened: Callable[..., Any]) -> None:
    driver = opened()
    tree = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    used = ("link", "button", "combobox", "searchbox", "textbox")
    nodes = [n for n in tree if not n["ignored"] and n.get("role", {}).get("value") in used]
    assert len(nodes) > 100
    assert not [node for node in nodes if not node.get("name", {}).get("value", "").strip()]


def test_without_javascript_it_is_the_plain_document(
    chromium: Any, opened: Callable[..., Any]
) -> None:
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver = opened()
        assert not driver.find_element(By.ID, "filter").is_displayed()
        assert len(driver.find_elements(By.CSS_SELECTOR, SHOWN)) == 107
        assert driver.find_element(By.ID, "btv-12.6").is_displayed()
        assert driver.find_element(By.CSS_SELECTOR, ".signer").text == "Lê Quốc Tiến"
    finally:
        chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_from_the_command_line(ctr: Run, workspace: Path, html: str) -> None:
    assert ctr("render", "-f", "html", "-o", "x.html").code == 0
    assert (workspace / "x.html").read_text("utf-8") == html
    (workspace / "templates").mkdir()
    own = workspace / "templates" / "program.css"
    own.write_text("body { color: green }", encoding="utf-8")
    ran = ctr("render", "-f", "html", "-o", "y.html")
    assert f"Dùng mẫu riêng: {own}" in ran.err
    assert "body { color: green }" in (workspace / "y.html").read_text("utf-8")


def test_a_long_letterhead_breaks_between_its_names() -> None:
    front = "Ủy ban Mặt trận Tổ quốc Việt Nam"
    own = f"issuer:\n  parent: {front} tỉnh Đồng Tháp\n  name: {front} phường Sa Đéc"
    made = _made(program_of(MINIMAL.replace("issuer:\n  name: Đảng ủy phường Đồ Sơn", own)))
    for name in ("TỈNH ĐỒNG THÁP", "PHƯỜNG SA ĐÉC"):
        assert name.replace(" ", NO_BREAK) in made
