import { Component, type ReactNode } from "react";
import { useMessages } from "../messages/area";
import { frame } from "../messages/frame";
import { Button } from "../parts/Button";
import { ViewState } from "../parts/ViewState";

/**
 * Keeps a screen that failed from taking the window with it. What was thrown is neither shown nor logged: it may quote
 * what was on screen.
 */
export class ScreenBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Failed onAgain={() => this.setState({ failed: false })} />;
  }
}

function Failed({ onAgain }: { onAgain: () => void }) {
  const words = useMessages(frame).failed;
  return (
    <ViewState
      icon="refused"
      title={words.title}
      alert
      actions={<Button onPress={onAgain}>{words.again}</Button>}
    >
      {words.text}
    </ViewState>
  );
}
