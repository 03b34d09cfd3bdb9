using System.Security.Cryptography;
using CsCheck;
using Doingoai.Portal.Signage.Manifests;
using Doingoai.Portal.Signage.Playlists;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using Doingoai.Protocol.Wire;

namespace Doingoai.Portal.Tests.Signage.Manifests;

/// <summary>Whatever operators arrange, the manifest is one that players accept.</summary>
public sealed class ManifestProperties
{
    private static readonly Gen<CalendarRule> Rules =
        from starts in Gen.Int[0, 47]
        from ends in Gen.Int[0, 47]
        from days in Gen.Int[0, 127]
        from first in Gen.Int[-10, 40]
        from length in Gen.Int[0, 40]
        from parts in Gen.Int[0, 7]
        let day = DateOnly.FromDateTime(A.Now.Date).AddDays(first)
        select new CalendarRule(
            (parts & 1) != 0 ? day : null,
            (parts & 1) != 0 ? day.AddDays(length) : null,
            (parts & 2) != 0 && starts != ends ? new TimeOnly(starts / 2, starts % 2 * 30) : null,
            (parts & 2) != 0 && starts != ends ? new TimeOnly(ends / 2, ends % 2 * 30) : null,
            (parts & 4) != 0 ? (Weekdays)days : Weekdays.None);

    private static readonly string[] Languages = ["vi", "en", "zh"];

    private static readonly Gen<CompilerInput> Inputs =
        from rules in Rules.Array[0, 6]
        from levels in Gen.Int[0, 3].Array[6]
        from content in Gen.Int[1, 9].Array[0, 12]
        from lines in Gen.Int[0, 14].Array[0, 12]
        from shown in Gen.Int[-30, 30].Array[0, 3]
        let items = content.Select((hash, at) => A.Content($"i{at / 3}", Languages[at % 3], hash)).DistinctBy(one => (one.Item, one.Language)).ToArray()
        select A.Input([.. lines.Select(line => line > 11 ? A.Clock() : A.Line($"i{line % 4}"))], items) with
        {
            Schedules = [.. rules.Select((rule, at) => A.Window((Level)levels[at], rule))],
            ShowNows = [.. shown.Select(at => new ShowNow(Guid.CreateVersion7(), A.Screen().Id, "i0", ["vi", "en"], 30, A.Now.AddSeconds(at), A.Now.AddSeconds(at + 60), Guid.Empty))],
        };

    [Fact]
    public void Players_accept_every_manifest()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var roster = new TrustedRoster(new(1, "portal-test", 1, 0, [new(Jwk.Of(key).Thumbprint(), Jwk.Of(key), 0)], [], [], []));
        Inputs.Sample(
            input =>
            {
                var jws = Jws.Sign(JwsTypes.Manifest, ProtocolJson.ToBytes(ManifestCompiler.Compile(input, 7, A.Now)), key);
                Assert.Equal(ManifestError.None, ManifestVerifier.TryVerify(jws, roster, input.Screen.Id, new HeldVersion(0, ""), out _));
            },
            iter: 300);
    }

    [Fact]
    public void Windows_lie_between_now_and_the_horizon_and_do_not_overlap_themselves() => Inputs.Sample(
        input =>
        {
            var manifest = ManifestCompiler.Compile(input with { Schedules = [.. input.Schedules.Take(1)], ShowNows = [] }, 7, A.Now);
            Assert.All(manifest.Windows, window => Assert.True(window.FromMs < window.ToMs && window.ToMs > A.Now.ToUnixTimeMilliseconds() && window.ToMs <= manifest.HorizonMs));
            Assert.All(manifest.Windows.Zip(manifest.Windows.Skip(1)), pair => Assert.True(pair.First.ToMs <= pair.Second.FromMs));
        },
        iter: 300);

    [Fact]
    public void Compiling_again_is_never_news() => Inputs.Sample(
        input => Assert.False(ManifestNews.In(ManifestCompiler.Compile(input, 8, A.Now), ManifestCompiler.Compile(input, 7, A.Now), A.Now)), iter: 300);

    [Fact]
    public void A_window_known_yesterday_is_the_same_window_today() => Inputs.Sample(
        input =>
        {
            var calm = input with { ShowNows = [] };
            Assert.False(ManifestNews.In(ManifestCompiler.Compile(calm, 8, A.Now.AddHours(27)), ManifestCompiler.Compile(calm, 7, A.Now), A.Now.AddHours(27)));
        },
        iter: 300);
}
