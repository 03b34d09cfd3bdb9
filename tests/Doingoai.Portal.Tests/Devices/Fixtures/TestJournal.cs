using System.Security.Cryptography;
using System.Text;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Devices.Fixtures;

/// <summary>Writes the lines of one run, chained as a device would.</summary>
internal sealed class TestJournal(TestDevice device, string? salt = null)
{
    private string _previous = JournalRecord.NoPrevious;

    public long Seq { get; private set; }

    public IReadOnlyList<string> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => One(JournalKinds.Play, new PlayBody(device.Screen, 7, $"e{Seq + 1}{salt}"), 1_790_000_000_001 + Seq, (Seq + 1) * 1_000))];

    /// <param name="atMs">Portal time, Unix ms; the monotonic clock goes with it unless <paramref name="monoMs"/> says otherwise.</param>
    public string One<T>(string kind, T body, long atMs, long? monoMs = null)
    {
        Seq++;
        var record = new JournalRecord(device.Id, device.Run, Seq, monoMs ?? atMs - 1_600_000_000_000, atMs, kind, ProtocolJson.ToElement(body), _previous, OffsetMs: 5, UncertaintyMs: 10);
        var line = Encoding.UTF8.GetString(ProtocolJson.ToBytes(record));
        _previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
        return line;
    }
}
