"use strict";
// The contents stand beside the text where there is room.
const contents = document.getElementById("contents");
const parts = document.querySelector(".parts");
if (matchMedia("(min-width: 900px)").matches) {
  contents.open = true;
  const here = contents.querySelector("[aria-current]");
  if (here) contents.scrollTop = Math.max(0, here.offsetTop - contents.clientHeight / 2);
}

// Tables that are wide say so to the style; long ones can be filtered.
for (const table of document.querySelectorAll("article table")) {
  const rows = [...table.tBodies[0]?.rows ?? []];
  if (table.tHead.rows[0].cells.length >= 6) table.classList.add("wide");
  const longest = Math.max(0, ...rows.map(row => row.cells[0].textContent.length));
  table.style.setProperty("--first", `${Math.min(230, 20 + 8 * longest)}px`);
  for (const row of rows) for (const cell of row.cells) if (cell.textContent.length > 60) cell.classList.add("long");
  if (rows.length < 30) continue;
  const texts = rows.map(row => row.textContent.toLowerCase());
  const box = document.createElement("div");
  box.className = "filter";
  box.innerHTML = '<input type="search" aria-label="Filter the rows" placeholder="Filter the rows"><span aria-live="polite"></span>';
  const count = box.querySelector("span");
  const shown = () => {
    const words = box.querySelector("input").value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0;
    rows.forEach((row, i) => {
      const keep = words.every(word => texts[i].includes(word));
      row.hidden = !keep;
      left += keep;
    });
    count.textContent = words.length ? `${left} of ${rows.length}` : `${rows.length} rows`;
  };
  box.querySelector("input").addEventListener("input", shown);
  shown();
  table.parentElement.before(box);
}

// The parts of a page stand beside a text; above wide tables they stay folded.
if (parts && !document.querySelector("table.wide") && matchMedia("(min-width: 1380px)").matches) parts.open = true;

// What is code can be taken along.
if (navigator.clipboard) {
  for (const block of document.querySelectorAll("article pre")) {
    const text = block.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    });
    block.append(button);
  }
}

// Finds pages, sections, parameters, results and classes by their names.
const search = document.querySelector(".search");
const input = search.querySelector("input");
const list = search.querySelector("ul");
const root = document.body.dataset.root;
search.hidden = false;
input.addEventListener("input", () => {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = !words.length ? [] : places
    .filter(([title]) => words.every(word => title.toLowerCase().includes(word)))
    .sort((a, b) => (a[0].toLowerCase().indexOf(words[0]) - b[0].toLowerCase().indexOf(words[0])) || a[0].length - b[0].length)
    .slice(0, 12);
  list.replaceChildren(...hits.map(([title, place]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + place;
    link.textContent = title;
    item.append(link);
    return item;
  }));
});
input.addEventListener("keydown", event => {
  const first = list.querySelector("a");
  if (event.key === "Enter" && first) first.click();
});
