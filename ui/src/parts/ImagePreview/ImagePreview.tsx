import { useEffect, useRef, useState } from "react";
import { useMessages } from "../../messages/area";
import { files } from "../../messages/files";
import { LoadingBars, ViewState } from "../ViewState";
import styles from "./ImagePreview.module.css";

/** Turns bytes into pixels. */
export type Decode = (bytes: Blob) => Promise<ImageBitmap>;

const decodePicture: Decode = (bytes) => createImageBitmap(bytes);

/**
 * A picture from its bytes. It is drawn on a canvas, since the page's policy loads no picture from anywhere; nothing of
 * the file is kept as an address.
 */
export function ImagePreview({
  bytes,
  mediaType,
  label,
  decode = decodePicture,
}: {
  bytes: ArrayBuffer;
  mediaType: string;
  /** What the picture is called, for assistive technology. */
  label: string;
  /** How bytes become pixels; only tests give their own. */
  decode?: Decode;
}) {
  const words = useMessages(files).preview;
  const [picture, setPicture] = useState<ImageBitmap | "damaged" | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    let drawn: ImageBitmap | null = null;
    decode(new Blob([bytes], { type: mediaType })).then(
      (decoded) => {
        if (gone) {
          decoded.close();
          return;
        }
        drawn = decoded;
        setPicture(decoded);
      },
      () => {
        if (!gone) setPicture("damaged");
      },
    );
    return () => {
      gone = true;
      drawn?.close();
    };
  }, [bytes, mediaType, decode]);
  useEffect(() => {
    if (picture === null || picture === "damaged") return;
    canvas.current?.getContext("2d")?.drawImage(picture, 0, 0);
  }, [picture]);
  if (picture === null) return <LoadingBars waitsFor={words.loading} rows={2} />;
  if (picture === "damaged") {
    return (
      <ViewState icon="note" title={words.damaged.title} alert>
        {words.damaged.text}
      </ViewState>
    );
  }
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      width={picture.width}
      height={picture.height}
      role="img"
      aria-label={label}
    />
  );
}
