// Tells the server what stands in a field once typing rests, so that it can name terms beside the field. Only reads.
const rest = 700;
const longest = 100_000;

export function watch(notes, server) {
  const field = notes.closest(".field");
  let timer = 0;
  const tell = (box) => {
    const text = "value" in box ? box.value : box.innerHTML;
    if (text.length <= longest) server.invokeMethodAsync("Typed", text).catch(() => {}); // the link may be down: typing goes on
  };
  const typed = (event) => {
    const box = event.target.closest("textarea, input[type=text], [contenteditable=true]");
    if (!box || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(tell, rest, box);
  };
  for (const happening of ["input", "compositionend"]) field?.addEventListener(happening, typed);
  return {
    end() {
      clearTimeout(timer);
      for (const happening of ["input", "compositionend"]) field?.removeEventListener(happening, typed);
    },
  };
}
