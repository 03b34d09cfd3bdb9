using System.Security.Cryptography;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;

namespace Doingoai.Player.Tests.Fixtures;

/// <summary>What the portal does with journals: takes each run's chain in order, once, and says how far it is.</summary>
internal sealed class PortalLedger(Guid device, ECDsa key)
{
    private readonly Guid _device = device;
    private readonly ECDsa _key = key;
    private readonly Dictionary<string, (long UpTo, string Hash)> _runs = [];

    /// <summary>A copy, as a backup is.</summary>
    public PortalLedger(PortalLedger other) : this(other._device, other._key)
    {
        foreach (var (run, state) in other._runs) _runs[run] = state;
        Records.AddRange(other.Records);
    }

    public List<JournalRecord> Records { get; } = [];

    public JournalAck Take(string jws, bool isLenient = false)
    {
        Assert.InRange(jws.Length, 1, 24 * 1024 - 200);
        Assert.Equal(JournalError.None, JournalChain.TryRead(jws, _device, _ => _key, out var batch, out var records));
        var (upTo, hash) = _runs.GetValueOrDefault(batch!.Run, (0, JournalRecord.NoPrevious));
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Seq <= upTo) continue;
            if (isLenient && records[i].Seq > upTo + 1) break;
            Assert.Equal((upTo + 1, hash), (records[i].Seq, records[i].PrevSha256)); // no gap, no break
            (upTo, hash) = (records[i].Seq, JournalChain.Hash(batch.Records[i]));
            Records.Add(records[i]);
        }

        _runs[batch.Run] = (upTo, hash);
        return new(batch.Run, upTo);
    }

    /// <summary><c>null</c> for one that cannot be read.</summary>
    public IEnumerable<T> Bodies<T>(string kind) where T : class =>
        Records.Where(record => record.Kind == kind).Select(record => ProtocolJson.TryRead<T>(record.Body)!);
}

