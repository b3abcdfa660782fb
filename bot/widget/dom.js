// Builds elements. Data only ever becomes text or a checked attribute, never markup.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element; `props` are DOM properties, "aria-…", "role" and "data-…" are attributes. */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name.includes("-") || name === "role" || name === "part") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Draw an icon of 24 × 24 from path data of our own. */
export function icon(...paths) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

/** Return the address of a picture if it is the shop's own or an https one, else null. */
export function pictureUrl(value) {
  try {
    const url = new URL(value, document.baseURI);
    return url.origin === location.origin || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}
