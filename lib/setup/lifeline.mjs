// @ts-check
import net from "node:net";

/**
 * Loaded first into every process that the launcher starts. Descriptor 3 is a pipe that the launcher holds open; when the
 * launcher is gone, even by kill -9, the pipe closes and this process ends as if it had been asked to.
 */
const descriptor = process.env.SWITCHYARD_LIFELINE;
delete process.env.SWITCHYARD_LIFELINE;

const longestGoodbyeMs = 15_000;

if (descriptor) {
  const pipe = new net.Socket({ fd: Number(descriptor), readable: true, writable: false });
  pipe.on("error", () => undefined);
  pipe.once("close", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), longestGoodbyeMs).unref();
  });
  pipe.resume();
  pipe.unref();
}
