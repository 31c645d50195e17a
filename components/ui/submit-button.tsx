"use client";
import { Button, type ButtonProps } from "./button";
import { useInBrowser } from "./clock";
import { cx } from "./cx";

/**
 * For forms that hold a secret. Dead until the program behind the page has begun: before that the browser itself would send the
 * form, Enter in a field included.
 */
export const SubmitButton = ({ className, ...rest }: Omit<ButtonProps, "type" | "disabled">) => {
  const inBrowser = useInBrowser();
  return (
    <Button
      {...rest}
      type="submit"
      disabled={!inBrowser}
      className={cx("disabled:opacity-100!", className)}
    />
  );
};
