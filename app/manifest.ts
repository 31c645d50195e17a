import type { MetadataRoute } from "next";

/** What a phone needs to put Switchyard on its home screen; opened from there it stands alone, without the browser's bars. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Switchyard",
    short_name: "Switchyard",
    description: "A triage desk for teams that support their customers with Intercom",
    id: "/",
    start_url: "/queue",
    scope: "/",
    display: "standalone",
    background_color: "#fafbfc",
    theme_color: "#fafbfc",
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
