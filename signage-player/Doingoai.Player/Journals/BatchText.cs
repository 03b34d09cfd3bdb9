using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Journals;

/// <summary>As many lines as fit one envelope, signed.</summary>
internal static class BatchText
{
    // The envelope around the JWS, its header and signature, and base64url's 4 for 3.
    private const int MaxPayload = (Envelope.MaxUpBytes - 512) / 4 * 3;
    private const int Frame = 256;

    public static OutgoingBatch Sign(Guid device, IReadOnlyList<JournalLine> lines, ECDsa key)
    {
        var taken = new List<string>();
        var room = MaxPayload - Frame;
        foreach (var line in lines.Take(Envelope.MaxBatch))
        {
            var text = line.Text;
            room -= Encoding.UTF8.GetByteCount(text) + 1;
            if (room < 0) break;
            taken.Add(text);
        }

        var (run, first) = (lines[0].Record.Run, lines[0].Record.Seq);
        var jws = Jws.Sign(JwsTypes.Journal, new JournalBatch(device, run, taken).ToBytes(), key);
        return new(jws, run, first, first + taken.Count - 1);
    }
}
