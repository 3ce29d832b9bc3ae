/** The name of the field that people do not see. No browser and no password manager fills it in by itself. */
export const trapName = "form.remark";
