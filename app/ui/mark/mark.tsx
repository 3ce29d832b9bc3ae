import styles from "./mark.module.css";

/**
 * The mark: Vàm Cỏ Đông and Vàm Cỏ Tây run together into one.
 * Without `title` it is hidden from screen readers, for use beside the name in words.
 */
export function Mark({ title, size = 36 }: { title?: string; size?: number }) {
  return (
    <svg
      className={styles.mark}
      viewBox="0 0 40 40"
      width={size}
      height={size}
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      focusable="false"
    >
      <path className={styles.east} d="M33.5 4.5C33 15 21.5 16.500 20 26.500V36" />
      <path
        className={styles.west}
        d="M6.500 4.500C7 12.500 10.500 15.500 14 18.500C17 21 19.300 23 20 26.500V36"
      />
    </svg>
  );
}
