"use strict";
const bar = document.querySelector(".sort");
const compare = new Intl.Collator("vi", { numeric: true }).compare;
if (bar) bar.hidden = false;
bar?.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const sign = button.dataset.order === "up" ? -1 : 1;
  for (const other of bar.querySelectorAll("button")) delete other.dataset.order;
  button.dataset.order = sign === 1 ? "up" : "down";
  const value = (file) => file.dataset[button.dataset.by] ?? "";
  const inOrder = (a, b) =>
    value(a) && value(b) ? sign * compare(value(a), value(b)) : Number(!value(a)) - Number(!value(b));
  for (const group of document.querySelectorAll("details")) {
    group.append(...[...group.querySelectorAll(".file")].sort(inOrder));
  }
});
