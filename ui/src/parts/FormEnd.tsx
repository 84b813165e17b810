import type { ComponentProps } from "react";
import { Button } from "./Button";
import styles from "./FormEnd.module.css";

type Given = Pick<ComponentProps<typeof Button>, "busy" | "off" | "icon">;

/** The end of a form: what it does, in the form's own words and on the Enter key, and the way back beside it. */
export function FormEnd({
  act,
  variant = "primary",
  back,
  onBack,
  ...given
}: Given & {
  /** Verb and object. */
  act: string;
  /** Danger for what removes something. */
  variant?: "primary" | "danger";
  /** Words of the way back. */
  back: string;
  /** None where the form is the whole of what stands there. */
  onBack?: () => void;
}) {
  return (
    <div className={styles.end}>
      <Button type="submit" variant={variant} size="large" wide {...given}>
        {act}
      </Button>
      {onBack !== undefined && (
        <Button size="large" onPress={onBack}>
          {back}
        </Button>
      )}
    </div>
  );
}
