using System.Security.Cryptography;
using System.Text;
using Doingoai.Player.Storage;
using Doingoai.Protocol.Journals;

namespace Doingoai.Player.Journals;

/// <summary>
/// Writes a whole run at once, in the place of another. Its id follows from the other run and the reason, so doing it twice
/// gives one run: here, and on the portal.
/// </summary>
internal static class RunRewriter
{
    private static readonly byte[] LineBreak = "\n"u8.ToArray();

    public static string RunOf(SegmentName source, string reason) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Run} {reason}")).AsSpan(0, 16));

    public static void Write(JournalFolder folder, SegmentName source, string reason, IReadOnlyList<Draft> drafts)
    {
        var segment = Segment.Empty(folder.Path, new(source.Order, RunOf(source, reason), FirstSeq: 1));
        using var text = new MemoryStream();
        foreach (var draft in drafts)
        {
            var line = draft.Place(folder.Device, segment.Run, segment.LastSeq + 1, segment.LastHash ?? JournalRecord.NoPrevious);
            segment = segment.With(line);
            text.Write(line.Bytes);
            text.Write(LineBreak);
        }

        // There already: an earlier attempt came this far and may have seen more than is left now.
        if (!folder.Disk.List(folder.Path).Contains(segment.Path))
        {
            folder.Disk.WriteDurably(segment.Path, text.GetBuffer().AsSpan(0, (int)text.Length));
            folder.Put(segment);
        }
    }
}
