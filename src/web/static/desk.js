// Small comforts. Every task works without this file.
"use strict";
// Ctrl-Enter or Cmd-Enter sends the form in which one writes.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
// A form is sent once, however often one clicks.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = "1";
});
// Pages from the browser's memory may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});
// Buttons that print show themselves where there is a script to print with.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// A box above several ticks all of them; who unticks one of them unticks that box. The number of
// those that are ticked is told beside the buttons.
const boxes = (within) => [...within.querySelectorAll("td.tick input:not([data-all])")];
const tellTicked = () => {
  for (const told of document.querySelectorAll("[data-ticked]")) {
    told.hidden = false;
    told.querySelector("b").textContent = boxes(document).filter((box) => box.checked).length;
  }
};
document.addEventListener("change", ({ target }) => {
  const group = target.closest("td.tick") && target.closest("tbody");
  if (!group) {
    return;
  }
  const all = group.querySelector("[data-all]");
  if (target === all) {
    boxes(group).forEach((box) => (box.checked = all.checked));
  } else if (all) {
    all.checked = boxes(group).every((box) => box.checked);
  }
  tellTicked();
});
window.addEventListener("pageshow", tellTicked);
