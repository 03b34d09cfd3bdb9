// Small conveniences of the whole admin. Nothing here writes into a box.
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  await copy(button.dataset.copy);
  const label = button.querySelector("span") ?? button;
  const before = label.textContent;
  if (before === button.dataset.copied) return;
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 2000);
});

async function copy(text) {
  if (navigator.clipboard) return await navigator.clipboard.writeText(text);
  const box = document.createElement("textarea"); // plain HTTP has no clipboard
  box.value = text;
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}
