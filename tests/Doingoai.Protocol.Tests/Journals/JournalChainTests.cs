using System.Security.Cryptography;
using CsCheck;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Protocol.Tests.Journals;

public sealed class JournalChainTests : IDisposable
{
    private static readonly Guid Device = Guid.Parse("0198a3f0-0000-7000-8000-000000000001");
    private static readonly string Run = new('a', 32);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_signed_batch_comes_back_as_its_records()
    {
        Assert.Equal(JournalError.None, Read(Signed(Lines(3)), out var records));
        Assert.Equal([1L, 2, 3], records.Select(r => r.Seq));
    }

    [Fact]
    public void A_batch_may_begin_in_the_middle_of_a_run() => Assert.Equal(JournalError.None, Read(Signed([.. Lines(5).Skip(2)]), out _));

    [Fact]
    public void Known_hashes_are_followed_across_batches()
    {
        var lines = Lines(4);

        Assert.Equal(JournalError.None, JournalChain.TryFollow([.. lines.Skip(2)], Device, Run, JournalChain.Hash(lines[1]), out _));
        Assert.Equal(JournalError.BrokenChain, JournalChain.TryFollow([.. lines.Skip(2)], Device, Run, JournalChain.Hash(lines[0]), out _));
    }

    [Fact]
    public void Changed_missing_swapped_and_foreign_records_are_refused()
    {
        var lines = Lines(3);

        Assert.Equal(JournalError.BrokenChain, Read(Signed([lines[0], lines[1].Replace("\"n\":2", "\"n\":9", StringComparison.Ordinal), lines[2]]), out _));
        Assert.Equal(JournalError.Gap, Read(Signed([lines[0], lines[2]]), out _));
        Assert.Equal(JournalError.Gap, Read(Signed([lines[1], lines[0]]), out _));
        Assert.Equal(JournalError.BrokenChain, Read(Signed([lines[0].Replace(JournalRecord.NoPrevious, new string('1', 64), StringComparison.Ordinal)]), out _));
        Assert.Equal(JournalError.BadRecord, Read(Signed([lines[0].Replace("\"play\"", "\"poem\"", StringComparison.Ordinal)]), out _));
        Assert.Equal(JournalError.BadRecord, Read(Signed([lines[0].Replace(Run, new string('b', 32), StringComparison.Ordinal)]), out _));
        Assert.Equal(JournalError.Malformed, Read(Signed([]), out _));
        Assert.Equal(JournalError.Malformed, Read(Signed([.. Enumerable.Repeat(lines[0], 201)]), out _));
    }

    [Fact]
    public void Another_device_or_key_is_refused()
    {
        Assert.Equal(JournalError.WrongDevice, JournalChain.TryRead(Signed(Lines(1)), Guid.NewGuid(), _ => _key, out _, out _));
        Assert.Equal(JournalError.UnknownKey, JournalChain.TryRead(Signed(Lines(1)), Device, _ => null, out _, out _));
        Assert.Equal(JournalError.WrongDevice, Read(Signed([.. Lines(1).Select(l => l.Replace(Device.ToString(), Guid.NewGuid().ToString(), StringComparison.Ordinal))]), out _));
    }

    [Fact]
    public void No_mutant_of_a_line_is_accepted_in_the_chain_or_throws()
    {
        var lines = Lines(2);
        Gen.Select(Gen.Int[0, lines[0].Length - 1], Gen.Char[' ', '~']).Where((at, c) => lines[0][at] != c).Sample((at, c) =>
            JournalChain.TryFollow([lines[0][..at] + c + lines[0][(at + 1)..], lines[1]], Device, Run, null, out _) != JournalError.None, iter: 2000);
    }

    private static List<string> Lines(int count)
    {
        var (lines, previous) = (new List<string>(), JournalRecord.NoPrevious);
        for (var seq = 1; seq <= count; seq++)
        {
            lines.Add(JournalChain.Line(new(Device, Run, seq, seq * 10, 1_795_000_000_000, JournalKinds.Play, ProtocolJson.ToElement(new { n = seq }), previous)));
            previous = JournalChain.Hash(lines[^1]);
        }

        return lines;
    }

    private string Signed(IReadOnlyList<string> lines) => Jws.Sign(JwsTypes.Journal, new JournalBatch(Device, Run, lines).ToBytes(), _key);

    private JournalError Read(string jws, out IReadOnlyList<JournalRecord> records) => JournalChain.TryRead(jws, Device, _ => _key, out _, out records);
}
