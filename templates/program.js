"use strict";
(() => {
  const form = document.getElementById("filter");
  const [words, month, agency, result] = ["words", "month", "agency", "result"].map((id) => document.getElementById(id));
  const content = document.getElementById("content");
  const reset = form.querySelector("button");

  // One letter for each letter, so that a place in the folded text is the same place in the text.
  const bare = (letter) => (/[đĐ]/.test(letter) ? "d" : letter.normalize("NFD")[0].toLowerCase()[0]);
  const fold = (text) => Array.from({ length: text.length }, (_, at) => bare(text[at])).join("");

  // An agency is found by every name it has, whichever the document prints.
  const names = (element) => element.dataset.agencies.split(" ").map((id) => document.querySelector(`option[value="${id}"]`)?.dataset.names ?? "");

  const items = [...document.querySelectorAll("li[data-months]")].map((element) => {
    const meeting = element.closest(".meeting");
    const around = [...meeting.querySelectorAll("h4, .agencies"), ...element.querySelectorAll("ul li")];
    const sentence = element.querySelector(".sentence").firstChild;
    return {
      element,
      sentence,
      folded: fold(sentence.data),
      key: fold([element.id, sentence.data, ...around.map((part) => part.textContent), ...names(element)].join(" ")),
      months: element.dataset.months.split(" "),
      agencies: element.dataset.agencies.split(" "),
    };
  });

  function apply() {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    const filtering = wanted.length > 0 || month.value !== "" || agency.value !== "";
    const shown = items.filter((item) => {
      const fits =
        wanted.every((word) => item.key.includes(word)) &&
        (!month.value || item.months.includes(month.value)) &&
        (!agency.value || item.agencies.includes(agency.value));
      item.element.hidden = !fits;
      return fits;
    });
    for (const topic of content.querySelectorAll(".topic")) {
      let item = topic.nextElementSibling;
      while (item?.hidden) item = item.nextElementSibling;
      topic.hidden = !item?.dataset.months;
    }
    for (const part of content.querySelectorAll(".meeting, .body"))
      part.hidden = filtering && !part.querySelector("li[data-months]:not([hidden])");
    document.body.classList.toggle("filtering", filtering);
    reset.hidden = !filtering;
    if (!filtering) result.textContent = `${items.length} nội dung`;
    else if (shown.length) result.textContent = `${shown.length} trong ${items.length} nội dung`;
    else result.textContent = "Không có nội dung nào khớp";
    highlight(shown, wanted);
  }

  function highlight(shown, wanted) {
    if (!CSS.highlights) return;
    const ranges = [];
    for (const { sentence, folded } of shown)
      for (const word of wanted)
        for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(sentence, at);
          range.setEnd(sentence, at + word.length);
          ranges.push(range);
        }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function showResults() {
    const { top } = content.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) content.scrollIntoView();
  }

  function follow() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !content.contains(target)) return;
    if (target.closest("[hidden]")) {
      form.reset();
      apply();
    }
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  for (const kind of ["input", "change"]) form.addEventListener(kind, () => { apply(); showResults(); });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => { event.preventDefault(); words.blur(); });
  for (const link of document.querySelectorAll("[data-agency]"))
    link.addEventListener("click", (event) => {
      event.preventDefault();
      agency.value = link.dataset.agency;
      apply();
      showResults();
      agency.focus({ preventScroll: true });
    });
  addEventListener("hashchange", follow);

  form.hidden = false;
  document.body.classList.add("filterable");
  apply();
  follow();
})();
