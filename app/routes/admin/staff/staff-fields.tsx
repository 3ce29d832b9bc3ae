import type { StaffErrors } from "~/core/accounts/staff-form";
import { roles } from "~/core/policy/may";
import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";

export type StaffTyped = { name: string; language: string; role: string; department: string };

type Props = {
  typed: StaffTyped;
  errors: StaffErrors;
  departments: { value: string; text: string; lang: string }[];
};

const fields = ["email", "name", "language", "role", "department"] as const;

/** What is wrong with the form, in the order of its fields. */
export function StaffErrorSummary({ errors }: { errors: StaffErrors }) {
  const { t } = useLocale();
  return (
    <ErrorSummary
      title={t("account:errors.title")}
      errors={fields.flatMap((field) => {
        const error = errors[field];
        return error ? [{ field, text: t(`account:problems.${error}`) }] : [];
      })}
    />
  );
}

/** Who somebody is, what they may do and where. */
export function StaffFields({ typed, errors, departments }: Props) {
  const { t, format } = useLocale();
  const errorOf = (field: keyof StaffErrors) => {
    const error = errors[field];
    return error && t(`account:problems.${error}`);
  };
  return (
    <>
      <TextInput
        name="name"
        label={t("desk:staff.name")}
        value={typed.name}
        error={errorOf("name")}
        autoComplete="off"
        width="medium"
      />
      <Select
        name="language"
        label={t("account:own.language")}
        value={typed.language}
        error={errorOf("language")}
        options={languages.map((language) => ({ value: language, text: format.language(language) }))}
        width="medium"
      />
      <Select
        name="role"
        label={t("desk:staff.role")}
        hint={t("desk:staff.roleHint")}
        value={typed.role}
        error={errorOf("role")}
        options={roles.map((role) => ({ value: role, text: t(`routing:roles.${role}`) }))}
        width="medium"
      />
      <Select
        name="department"
        label={t("desk:staff.department")}
        empty={t("desk:fields.choose")}
        value={typed.department}
        error={errorOf("department")}
        options={departments}
        width="medium"
      />
    </>
  );
}
