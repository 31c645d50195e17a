"use client";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { fieldErrors } from "@/components/ui/field-errors";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { useFocusOnError } from "@/components/ui/use-focus-on-error";
import { roles } from "@/lib/access/roles";
import { callApi } from "@/lib/api/call";
import { postInvitation } from "@/lib/api/invitations";
import { LinkDialog } from "./link-dialog";
import { roleNames } from "./role-names";
import { useNewLink } from "./use-new-link";

const roleOptions = roles.map((value) => ({ value, label: roleNames[value] }));

const read = (form: HTMLFormElement) => {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "");
  return {
    name: text("name"),
    email: text("email"),
    role: roles.find((one) => one === text("role")) ?? "agent",
  };
};

/** Invites somebody, and shows the link to hand over. */
export const InviteForm = () => {
  const { made, error, pending, make, forget } = useNewLink();
  const ref = useFocusOnError(error);
  const errors = fieldErrors(error?.fields);
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = read(form);
    if (await make({ kind: "invite", name: input.name.trim() }, () => callApi(postInvitation, input)))
      form.reset();
  };
  return (
    <>
      <form ref={ref} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-3">
        <TextField
          label="Name"
          name="name"
          autoComplete="off"
          required
          marksRequired={false}
          error={errors.name}
        />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          autoComplete="off"
          required
          marksRequired={false}
          error={errors.email}
          hint="The one that they have in Intercom, so that what they do is done in their name."
        />
        <SelectField
          label="Role"
          name="role"
          defaultValue="agent"
          options={roleOptions}
          error={errors.role}
        />
        <p role="alert" className="text-late empty:hidden">
          {error && !error.fields?.length ? error.message : null}
        </p>
        <Button type="submit" variant="solid" pending={pending} className="self-start">
          Make a link
        </Button>
      </form>
      {made ? <LinkDialog {...made} onClose={forget} /> : null}
    </>
  );
};
