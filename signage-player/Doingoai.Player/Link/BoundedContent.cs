namespace Doingoai.Player.Link;

/// <summary>Reads an answer, but never more than it may be.</summary>
internal static class BoundedContent
{
    public static async Task<byte[]> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var buffer = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stream.ReadAsync(piece, cancel) is > 0 and var read)
        {
            if (buffer.Length + read > maxBytes) throw new HttpRequestException($"The answer is larger than {maxBytes} bytes.");
            buffer.Write(piece, 0, read);
        }

        return buffer.ToArray();
    }
}
