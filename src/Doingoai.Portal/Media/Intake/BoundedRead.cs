using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Media.Intake;

/// <summary>Reads a stream into memory and stops at the limit, whatever length was promised.</summary>
internal static class BoundedRead
{
    private const int Step = 80 * 1024;

    public static async Task<byte[]> ReadAsync(Stream content, int limit, CancellationToken cancel)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[Step];
        while (await content.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if (taken.Length + read > limit) throw new RuleException("media.too-large", limit / (1024 * 1024));
            taken.Write(buffer, 0, read);
        }

        return taken.ToArray();
    }
}
