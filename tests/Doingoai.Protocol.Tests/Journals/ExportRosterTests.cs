using System.Security.Cryptography;
using Doingoai.Protocol.Journals.Exports;
using Doingoai.Protocol.Trust;

namespace Doingoai.Protocol.Tests.Journals;

/// <summary>The portal's key is exchanged: roster 2 adds the new key, roster 3 leaves the old one out.</summary>
public sealed class ExportRosterTests : IDisposable
{
    private const long DayMs = 86_400_000;
    private const long ThirdMs = TestExport.FromMs + (2 * DayMs);

    private readonly TestExport _export = new();
    private readonly ECDsa _next = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _export.Dispose();
        _next.Dispose();
    }

    [Fact]
    public async Task What_a_key_signed_before_it_was_signed_out_still_proves_plays()
    {
        var report = await VerifyAsync(Head(), _next, _export.Manifest(_export.PortalKey));

        Assert.Empty(report.Wrong);
        Assert.Empty(report.Gaps);
        Assert.Equal(3, report.Counts.Single().Plays);
        Assert.Equal((3, Kid(_next), Kid(_export.PortalKey)), (report.RosterVersion, report.PortalKeys.Single(), report.EarlierKeys.Single()));
    }

    [Fact]
    public async Task A_manifest_nobody_answers_for_is_a_gap_and_its_plays_do_not_count()
    {
        var unknown = await VerifyAsync(Head() with { Earlier = null }, _next, _export.Manifest(_export.PortalKey));
        var late = await VerifyAsync(Head(), _next, _export.Manifest(_export.PortalKey, issuedAtMs: ThirdMs + 1));

        foreach (var report in (ExportReport[])[unknown, late])
        {
            Assert.Empty(report.Wrong);
            Assert.Contains($"1 manifests are signed by key {Kid(_export.PortalKey)}", report.Gaps.Single(), StringComparison.Ordinal);
            Assert.Empty(report.Counts);
            Assert.Equal(3, report.NotSent);
        }
    }

    [Fact]
    public async Task Nothing_is_taken_from_before_a_manifest_nobody_answers_for()
    {
        // 5 sent the entry, nobody knows what 6 said of it, 7 does not name it: then it may be one that plays on from 5 or not.
        var seventh = _export.Manifest(_next, version: 7, entry: "other");
        var sixth = _export.Manifest(_export.PortalKey, issuedAtMs: ThirdMs + 1, version: 6);
        var fifth = _export.Manifest(_next, version: 5);

        Assert.Empty((await VerifyAsync(Head(), _next, fifth, sixth, seventh)).Counts);
        Assert.Equal(3, (await VerifyAsync(Head(), _next, fifth, seventh)).Counts.Single().Plays);
    }

    [Fact]
    public async Task Only_a_key_of_the_newest_roster_may_seal()
    {
        Assert.False((await VerifyAsync(Head(), _export.PortalKey, _export.Manifest(_export.PortalKey))).IsRight);
        var asBefore = Head() with { Roster = Head().Earlier![0], Earlier = [Head().Roster, Head().Earlier![1]] };
        Assert.Contains("newest first", (await VerifyAsync(asBefore, _export.PortalKey)).Wrong[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_roster_counts_only_if_the_root_signed_it_and_there_are_not_too_many()
    {
        var forged = Head() with { Earlier = [TestExport.RosterOf(_export.PortalKey, 2, TestExport.FromMs, _export.PortalKey)] };
        var many = Head() with { Earlier = [.. Enumerable.Repeat("x", ExportHead.MaxEarlier + 1)] };

        Assert.Contains("NotSignedByRoot", (await VerifyAsync(forged, _next)).Wrong[0], StringComparison.Ordinal);
        Assert.Contains("more rosters", (await VerifyAsync(many, _next)).Wrong[0], StringComparison.Ordinal);
    }

    private Task<ExportReport> VerifyAsync(ExportHead head, ECDsa sealedBy, params IEnumerable<ExportLine> manifests) =>
        _export.VerifyAsync(head, sealedBy, [.. manifests, .. new TestRun(_export, TestExport.FromMs).Plays(3).Batches]);

    private ExportHead Head() => _export.Head(_export.Roster(3, ThirdMs, _next)) with
    {
        Earlier = [_export.Roster(2, TestExport.FromMs + DayMs, _export.PortalKey, _next), _export.Roster(1, TestExport.FromMs - DayMs, _export.PortalKey)],
    };

    private static string Kid(ECDsa key) => Jwk.Of(key).Thumbprint();
}
