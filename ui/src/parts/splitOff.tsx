import { type ComponentType, useEffect, useState } from "react";

/**
 * A component whose code is read when it is first shown, and nothing stands in for it until then. React's own `lazy` with
 * an empty fallback would look the same and take 300 ms longer: React holds back what replaces a fallback for that long
 * when it is shown by a key or a click.
 */
export function splitOff<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>) {
  let read: ComponentType<Props> | null = null;

  return function SplitOff(props: Props) {
    const [state, setState] = useState<{ there: boolean; failed: unknown }>({
      there: read !== null,
      failed: null,
    });
    const { there, failed } = state;
    useEffect(() => {
      if (there) return;
      let shown = true;
      load().then(
        (module) => {
          read = module.default;
          if (shown) setState({ there: true, failed: null });
        },
        (thrown: unknown) => {
          if (shown) setState({ there: false, failed: thrown ?? new Error("the code could not be read") });
        },
      );
      return () => {
        shown = false;
      };
    }, [there]);
    // The screen's boundary says that it could not be shown, and offers to try again.
    if (failed !== null) throw failed;
    const Read = read;
    return there && Read !== null ? <Read {...props} /> : null;
  };
}
