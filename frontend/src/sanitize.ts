// In place of sanitize-html, which brings a parser of its own for what a browser can do: descriptions of widgets may
// hold some harmless HTML, and nothing else.

import DOMPurify from "dompurify";

interface Allowed {
  allowedTags: string[];
  allowedAttributes: Record<string, string[]>;
}

export default function sanitize(html: string, allowed: Allowed): string {
  const attributes = Object.values(allowed.allowedAttributes).flat();
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...allowed.allowedTags, "#text"],
    ALLOWED_ATTR: attributes.filter((each) => !each.includes("*")),
    ALLOW_ARIA_ATTR: attributes.includes("aria-*"),
    ALLOW_DATA_ATTR: false,
  });
}
