// Leads run from between the lines to the margin and do not cross (GB/T 14706-1993, 5.3); bows join
// lines. The style sheet draws both, here they are measured.
"use strict";
const RUN = 18; // how far before its note a lead turns
const STEP = 4;
const MOST = 38;
const BELOW = 0.76; // ems from the middle of a line to where its leads run
const MIDDLE = 12; // of a note's first line
function drawLeads(sheets, findings) {
  const leads = [];
  const bows = [];
  let run = RUN;
  let low = -Infinity;
  for (const sheet of sheets) {
    const column = sheet.querySelector("pre");
    const size = parseFloat(getComputedStyle(column).fontSize);
    const right = column.getBoundingClientRect().right;
    for (const note of sheet.querySelectorAll(".note:not(.off, .ditto)")) {
      const finding = findings.get(note.id.slice(1));
      const drawn = finding.edits.find((edit) => edit.getClientRects().length && !edit.matches(".join"));
      const from = (drawn ?? finding.marks[0])?.getClientRects()[0];
      const box = note.getBoundingClientRect();
      if (!from || !box.width) continue;
      const line = (from.top + from.bottom) / 2 + BELOW * size;
      const to = box.top + MIDDLE;
      run = line < low ? Math.min(run + STEP, MOST) : RUN;
      low = Math.max(to, line);
      leads.push([note, to - line, (right - from.right) / size, run]);
    }
    for (const join of sheet.querySelectorAll("del.join")) bows.push([join, bow(join, size)]);
  }
  for (const [note, drop, length, run] of leads) {
    note.classList.toggle("rises", drop < 0);
    note.style.setProperty("--drop", `${Math.abs(drop) < 2 ? 0 : Math.abs(drop)}px`);
    note.style.setProperty("--lead", length);
    note.style.setProperty("--run", `${run}px`);
  }
  for (const [join, lengths] of bows) {
    for (const [name, length] of Object.entries(lengths)) join.style.setProperty(`--${name}`, length);
  }
}
// From the end of the text before a join to the beginning of what follows, in ems from the join
function bow(join, size) {
  const [origin] = join.getClientRects();
  const before = edge(join, "previousSibling", false);
  const after = edge(join, "nextSibling", true);
  if (!origin || !before || !after) return {};
  const middle = (rect) => ((rect.top + rect.bottom) / 2 - origin.top) / size;
  return {
    "high-x": (before.right - origin.left) / size,
    "high-y": middle(before),
    "low-x": (after.left - origin.left) / size,
    "low-y": middle(after),
  };
}
// The first or last character beside an element that is more than a blank
function edge(element, way, isFirst) {
  let node = element;
  for (let steps = 0; steps < 9; steps++) {
    while (node && !node[way]) node = node.parentNode;
    node = node?.[way];
    if (!node || node.nodeName === "PRE") return null;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(".note, ins")) texts.push(walker.currentNode);
    }
    for (const text of isFirst ? texts : texts.reverse()) {
      const at = isFirst ? text.data.search(/\S/) : text.data.trimEnd().length - 1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect();
    }
  }
  return null;
}
