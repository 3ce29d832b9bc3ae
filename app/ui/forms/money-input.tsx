import { classNames } from "~/ui/class-names";
import { describedBy } from "./field";
import { Fieldset, type FieldsetTexts } from "./fieldset";
import styles from "./forms.module.css";
import { type SelectOption, selectOption } from "./select";

/** An amount, in figures or as people say it ("5억", "1,5 triệu": a keyboard of digits could not type these), and its currency, posted as `NAME.amount` and `NAME.currency`; errors link to `#NAME.amount`. */
export function MoneyInput({
  name,
  amount,
  currency,
  currencies,
  amountLabel,
  currencyLabel,
  ...texts
}: FieldsetTexts & {
  name: string;
  amount?: string;
  currency?: string;
  currencies: readonly SelectOption[];
  amountLabel: string;
  currencyLabel: string;
}) {
  const id = `${name}.amount`;
  return (
    <Fieldset id={id} {...texts}>
      <div className={styles.money}>
        <input
          className={classNames(styles.input, styles.medium, styles.amount)}
          id={id}
          name={id}
          type="text"
          autoComplete="off"
          defaultValue={amount}
          aria-label={amountLabel}
          aria-invalid={texts.error ? true : undefined}
          aria-describedby={describedBy(id, texts)}
        />
        <select
          className={classNames(styles.input, styles.select)}
          id={`${name}.currency`}
          name={`${name}.currency`}
          defaultValue={currency}
          aria-label={currencyLabel}
        >
          {currencies.map(selectOption)}
        </select>
      </div>
    </Fieldset>
  );
}
