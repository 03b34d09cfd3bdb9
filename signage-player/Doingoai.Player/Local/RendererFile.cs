namespace Doingoai.Player.Local;

internal sealed record RendererFile(string Name, string ContentType, byte[] Bytes);
