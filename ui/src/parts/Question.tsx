import { useEffect, useRef } from "react";
import { Button } from "./Button";
import styles from "./Question.module.css";

/**
 * A question about what was typed: at most two readings and typing it again (D+Tc-0038 to D+Tc-0040). It takes the
 * focus when it opens, since nothing can go on before it is answered.
 */
export function Question({
  id,
  text,
  answers,
  again,
  onAgain,
}: {
  id: string;
  text: string;
  answers: { text: string; take: () => void }[];
  again: string;
  onAgain: () => void;
}) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div className={styles.question} role="group" aria-labelledby={id}>
      <p id={id} role="alert">
        {text}
      </p>
      <div className={styles.answers}>
        {answers.map((answer, at) => (
          <Button
            key={answer.text}
            size="small"
            onPress={answer.take}
            buttonRef={at === 0 ? first : undefined}
          >
            {answer.text}
          </Button>
        ))}
        <Button size="small" variant="quiet" onPress={onAgain}>
          {again}
        </Button>
      </div>
    </div>
  );
}
