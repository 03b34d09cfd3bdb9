const shapes = { "16x9": 16 / 9, "9x16": 9 / 16, "8x5": 8 / 5, "1x1": 1 };
const presets = { "16x9": "wide", "9x16": "tall", "8x5": "led", "1x1": "square" };
const smallest = 0.2;
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

// Focal point and cuts of a picture: drawn here while they move, told to the desk when they rest. The same rule as
// PixelBox on the portal, in fractions instead of pixels.
export function frame(root, address, width, height, said, desk) {
  const picture = root.querySelector(".framing-picture");
  const point = root.querySelector(".framing-point");
  const cuts = [...root.querySelectorAll("[data-shape]")];
  let framing = said && { x: said.x, y: said.y, cuts: { ...said.cuts } };
  let timer = 0;

  function boxOf(shape) {
    const ratio = shapes[shape];
    const cut = framing.cuts[shape] ?? { x: framing.x, y: framing.y, scale: 1 };
    const [widest, tallest] = width > height * ratio ? [height * ratio, height] : [width, width / ratio];
    const [wide, tall] = [(widest * cut.scale) / width, (tallest * cut.scale) / height];
    return { x: clamp(cut.x - wide / 2, 0, 1 - wide), y: clamp(cut.y - tall / 2, 0, 1 - tall), wide, tall, scale: cut.scale };
  }

  function draw() {
    point.hidden = false;
    point.style.left = `${(framing?.x ?? 0.5) * 100}%`;
    point.style.top = `${(framing?.y ?? 0.5) * 100}%`;
    root.classList.toggle("framed", Boolean(framing));
    for (const cut of cuts) {
      const img = cut.querySelector("img");
      const wanted = `${address}/${framing ? "page" : presets[cut.dataset.shape]}`;
      if (img.getAttribute("src") !== wanted) img.setAttribute("src", wanted);
      if (!framing) {
        img.style.cssText = "width:100%;height:100%;left:0;top:0";
        continue;
      }
      const box = boxOf(cut.dataset.shape);
      img.style.cssText = `width:${100 / box.wide}%;height:${100 / box.tall}%;left:${(-box.x / box.wide) * 100}%;top:${(-box.y / box.tall) * 100}%`;
    }
  }

  function tell() {
    timer = 0;
    return desk.invokeMethodAsync("FramedAsync", framing);
  }

  function changed() {
    draw();
    clearTimeout(timer);
    timer = setTimeout(tell, 500);
  }

  function aim(x, y) {
    framing ??= { x: 0.5, y: 0.5, cuts: {} };
    [framing.x, framing.y] = [clamp(x, 0, 1), clamp(y, 0, 1)];
    changed();
  }

  function move(shape, dx, dy, zoom = 1) {
    framing ??= { x: 0.5, y: 0.5, cuts: {} };
    const box = boxOf(shape);
    const scale = clamp(box.scale * zoom, smallest, 1);
    const [halfWide, halfTall] = [(box.wide / box.scale) * scale / 2, (box.tall / box.scale) * scale / 2];
    framing.cuts[shape] = {
      x: clamp(box.x + box.wide / 2 + dx * box.wide, halfWide, 1 - halfWide),
      y: clamp(box.y + box.tall / 2 + dy * box.tall, halfTall, 1 - halfTall),
      scale,
    };
    changed();
  }

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const step = (event) => {
    const towards = steps[event.key];
    if (towards) event.preventDefault();
    return towards?.map((part) => part * (event.shiftKey ? 0.1 : 0.02));
  };

  function drag(element, begun, dragged) {
    element.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      (element === picture ? point : element).focus();
      begun?.(event);
      let [x, y] = [event.clientX, event.clientY];
      const moved = (next) => {
        dragged(next, next.clientX - x, next.clientY - y);
        [x, y] = [next.clientX, next.clientY];
      };
      const ended = () => {
        element.removeEventListener("pointermove", moved);
        element.removeEventListener("pointerup", ended);
        element.removeEventListener("pointercancel", ended);
      };
      element.addEventListener("pointermove", moved);
      element.addEventListener("pointerup", ended);
      element.addEventListener("pointercancel", ended);
    });
  }

  const there = (event) => {
    const area = picture.getBoundingClientRect();
    aim((event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height);
  };
  drag(picture, there, there);
  point.addEventListener("keydown", (event) => {
    const towards = step(event);
    if (towards) aim((framing?.x ?? 0.5) + towards[0], (framing?.y ?? 0.5) + towards[1]);
  });
  for (const cut of cuts) {
    const shape = cut.dataset.shape;
    drag(cut, null, (_, dx, dy) => move(shape, -dx / cut.clientWidth, -dy / cut.clientHeight));
    cut.addEventListener("keydown", (event) => {
      const towards = step(event);
      if (towards) move(shape, ...towards);
      else if (event.key === "+" || event.key === "=") move(shape, 0, 0, 1 / 1.1);
      else if (event.key === "-") move(shape, 0, 0, 1.1);
    });
    const bar = cut.parentElement;
    bar.querySelector("[data-zoom=in]").onclick = () => move(shape, 0, 0, 1 / 1.1);
    bar.querySelector("[data-zoom=out]").onclick = () => move(shape, 0, 0, 1.1);
    bar.querySelector("[data-zoom=reset]").onclick = () => {
      if (framing) delete framing.cuts[shape];
      if (framing) changed();
    };
  }
  root.querySelector(".framing-off").onclick = () => {
    framing = null;
    changed();
  };
  draw();

  return {
    async end() {
      clearTimeout(timer);
      if (timer) await tell(); // moved and closed at once
    },
  };
}
