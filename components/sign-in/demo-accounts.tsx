"use client";
import { Button } from "@/components/ui/button";

export type DemoAccount = { readonly email: string; readonly password: string; readonly role: string };

/** Only in the demo: accounts that anybody may use, one press to fill them in. */
export const DemoAccounts = ({
  accounts,
  onPick,
}: {
  accounts: readonly DemoAccount[];
  onPick: (account: DemoAccount) => void;
}) => (
  <section aria-labelledby="demo-accounts" className="mt-6 border-t border-line pt-4">
    <h2 id="demo-accounts" className="text-s font-semibold text-ink-2">
      Demo accounts
    </h2>
    <p className="mt-0.5 text-s text-ink-3">
      The password of each is <code className="rounded-s bg-hover px-1">{accounts[0]?.password}</code>.
    </p>
    <ul className="mt-2.5 flex flex-col gap-1.5">
      {accounts.map((account) => (
        <li key={account.email}>
          <Button className="w-full" onClick={() => onPick(account)}>
            <span className="flex-1 text-left">{account.email}</span>
            <span className="text-ink-3">{account.role}</span>
          </Button>
        </li>
      ))}
    </ul>
  </section>
);
