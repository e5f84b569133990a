// What is painted once and shown in every frame: the floor of the room, and a small picture of each kind of person.

const OUTLINE = 1.5; // px

/** The colours of the page as they are now. */
export function readPalette(element) {
  const style = getComputedStyle(element);
  const colour = (name) => style.getPropertyValue(`--wk-${name}`).trim();
  return {
    ink: colour("ink"),
    soft: colour("soft-ink"),
    paper: colour("paper"),
    floor: colour("raised"),
    line: colour("line"),
    wall: colour("strong-line"),
    circle: colour("accent-soft"),
    accent: colour("accent"),
    enclave: colour("warning-soft"),
    warning: colour("warning"),
    shoulders: colour("room-shoulders"),
    sans: colour("sans") || "sans-serif",
  };
}

/** Floor, walls with a door, bar and buffet with what stands on them. */
export function drawFloor({ canvas, plan, scale, sharp, palette, say }) {
  const floor = document.createElement("canvas");
  floor.width = canvas.width;
  floor.height = canvas.height;
  const pen = floor.getContext("2d");
  pen.scale(scale * sharp, scale * sharp);
  const { width, height, bar, buffet, door } = plan;
  pen.fillStyle = palette.floor;
  pen.fillRect(0, 0, width, height);
  pen.strokeStyle = palette.line;
  pen.globalAlpha = 0.45;
  pen.lineWidth = 0.8 / scale;
  pen.beginPath();
  for (let x = 0; x < width; x += width / 9) {
    pen.moveTo(x, 0);
    pen.lineTo(x, height);
  }
  for (let y = 0; y < height; y += width / 9) {
    pen.moveTo(0, y);
    pen.lineTo(width, y);
  }
  pen.stroke();
  pen.globalAlpha = 1;
  pen.fillStyle = palette.line;
  for (const box of [bar, buffet]) pen.fillRect(box.x, box.y, box.width, box.height);
  pen.strokeStyle = palette.wall;
  pen.lineWidth = 1 / scale;
  for (const box of [bar, buffet]) pen.strokeRect(box.x, box.y, box.width, box.height);
  dishes(pen, bar, buffet, palette, scale);
  walls(pen, plan, palette, scale);
  const letters = Math.min(18, Math.max(11, 0.024 * width * scale)) / scale;
  pen.font = `${letters}px ${palette.sans}`;
  pen.fillStyle = palette.ink;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(say.bar, bar.x + bar.width / 2, bar.height / 2);
  pen.fillText(say.door, door.x + door.width / 2, height - letters * 0.85);
  pen.save();
  pen.translate(buffet.x + buffet.width / 2, buffet.y + buffet.height / 2);
  pen.rotate(Math.PI / 2);
  pen.fillText(say.buffet, 0, 0);
  pen.restore();
  return floor;
}

function dishes(pen, bar, buffet, palette, scale) {
  pen.fillStyle = palette.floor;
  pen.strokeStyle = palette.wall;
  pen.lineWidth = 0.8 / scale;
  const dish = (x, y, radius) => {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 7);
    pen.fill();
    pen.stroke();
  };
  for (const part of [0.09, 0.15, 0.22, 0.8, 0.86, 0.93])
    dish(bar.x + part * bar.width, bar.height * ((part * 10) % 2 > 1 ? 0.35 : 0.6), 0.55);
  for (const part of [0.1, 0.24, 0.76, 0.9])
    dish(buffet.x + buffet.width / 2, buffet.y + part * buffet.height, 1.25);
}

function walls(pen, { width, height, door }, palette, scale) {
  pen.strokeStyle = palette.ink;
  pen.lineWidth = 6 / scale;
  pen.lineCap = "butt";
  pen.beginPath();
  pen.moveTo(door.x, height);
  pen.lineTo(0, height);
  pen.lineTo(0, 0);
  pen.lineTo(width, 0);
  pen.lineTo(width, height);
  pen.lineTo(door.x + door.width, height);
  pen.stroke();
}

/** One picture for each archetype, and one with a ring for its leaders. */
export function makeSprites({ marks, order, size, sharp, palette }) {
  const whole = Math.ceil(size * 1.7);
  const made = order.flatMap((kind) =>
    [false, true].map((leads) => sprite(marks[kind], leads, { size, whole, sharp, palette })),
  );
  return { size: whole, of: (kind, leads) => made[2 * kind + (leads ? 1 : 0)] };
}

function sprite({ path, colour }, leads, { size, whole, sharp, palette }) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(whole * sharp);
  const pen = canvas.getContext("2d");
  pen.scale(sharp, sharp);
  pen.translate(whole / 2, whole / 2);
  if (leads) {
    pen.beginPath();
    pen.arc(0, 0, size * 0.66, 0, 7);
    pen.fillStyle = palette.paper;
    pen.fill();
    pen.lineWidth = 2;
    pen.strokeStyle = palette.ink;
    pen.stroke();
  }
  const unit = size / 24;
  pen.scale(unit, unit);
  pen.translate(-12, -12);
  const shape = new Path2D(path);
  pen.lineJoin = "round";
  pen.lineWidth = (2 * OUTLINE + 1.5) / unit;
  pen.strokeStyle = palette.paper;
  pen.stroke(shape);
  pen.fillStyle = colour;
  pen.fill(shape);
  pen.lineWidth = OUTLINE / unit;
  pen.strokeStyle = palette.ink;
  pen.stroke(shape);
  return canvas;
}
