using CsCheck;
using Doingoai.Protocol.Manifests;
using Doingoai.Protocol.Trust;
using static Doingoai.Protocol.Tests.Trust.SignedWorld;

namespace Doingoai.Protocol.Tests.Trust;

public sealed class ApprovalRulesTests : IDisposable
{
    private static readonly byte[] Slide = [1, 2, 3];
    private static readonly string Hash = Sha256(Slide);
    private readonly SignedWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void An_approved_slide_plays_until_its_approval_lapses()
    {
        var entry = _world.Entry("a", Slide);

        Assert.Equal(ApprovalError.None, ApprovalRules.Check(entry, _world.Trusted, Class, Now, out var until));
        Assert.Equal(Now + 30 * Day, until);
        Assert.Equal(ApprovalError.Lapsed, ApprovalRules.Check(entry, _world.Trusted, Class, until, out _));
    }

    [Fact]
    public void Other_bytes_item_language_class_or_risk_were_not_approved()
    {
        var entry = _world.Entry("a", Slide);

        Assert.Equal(ApprovalError.OtherStatement, Check(entry with { Sha256 = Sha256([9]) }));
        Assert.Equal(ApprovalError.OtherStatement, Check(entry with { Item = "item-2" }));
        Assert.Equal(ApprovalError.OtherStatement, Check(entry with { Language = "en" }));
        Assert.Equal(ApprovalError.OtherStatement, Check(entry with { RiskClass = RiskClass.Evergreen }));
        Assert.Equal(ApprovalError.OtherStatement, ApprovalRules.Check(entry, _world.Trusted, "tv", Now, out _));
    }

    [Fact]
    public void An_approval_for_every_class_counts_for_each() =>
        Assert.Equal(ApprovalError.None, Check(With(_world.ByPortal(Statement(Hash) with { ScreenClass = "*" }))));

    [Fact]
    public void Without_approval_or_by_a_stranger_nothing_plays()
    {
        Assert.Equal(ApprovalError.Missing, Check(_world.Entry("a", Slide) with { Approvals = [] }));
        Assert.Equal(ApprovalError.UnknownKey, Check(With(_world.ByPortal(Statement(Hash), _world.Stranger))));
    }

    [Fact]
    public void A_key_counts_only_for_what_was_signed_in_its_time() =>
        Assert.Equal(ApprovalError.KeyNotInForce, Check(With(_world.ByPortal(Statement(Hash) with { AtMs = Now - 11 * Day }))));

    [Fact]
    public void The_portal_cannot_approve_what_needs_a_passkey()
    {
        Assert.Equal(ApprovalError.WrongKind, Check(_world.Entry("a", Slide, RiskClass.Sensitive)));
        Assert.Equal(ApprovalError.None, Check(Sensitive(_world.ByPasskey(Statement(Hash, risk: RiskClass.Sensitive)))));
    }

    [Fact]
    public void A_passkey_counts_only_if_the_assertion_is_about_this_statement()
    {
        var said = Statement(Hash, risk: RiskClass.Sensitive);

        Assert.Equal(ApprovalError.BadSignature, Check(Sensitive(_world.ByPasskey(said, _world.Stranger))));
        Assert.Equal(ApprovalError.BadSignature, Check(Sensitive(_world.ByPasskey(said, flags: 0x04))));
        Assert.Equal(ApprovalError.BadSignature, Check(Sensitive(_world.ByPasskey(said, type: "webauthn.create"))));
        Assert.Equal(ApprovalError.BadSignature, Check(Sensitive(_world.ByPasskey(said, challenge: "AAAA"))));
        Assert.Equal(ApprovalError.UnknownKey, Check(Sensitive(_world.ByPasskey(said, credential: "cred-2"))));
        Assert.Equal(ApprovalError.UnknownKey, Check(Sensitive(_world.ByPasskey(said with { Person = Guid.NewGuid() }))));
        Assert.Equal(ApprovalError.KeyNotInForce, Check(Sensitive(_world.ByPasskey(said with { AtMs = Now + 10 * Day }))));
    }

    [Fact]
    public void A_person_approves_only_within_their_scope() =>
        Assert.Equal(ApprovalError.OutOfScope, Check(_world.Entry("a", Slide, RiskClass.Evergreen, _world.ByPasskey(Statement(Hash, risk: RiskClass.Evergreen)))));

    [Fact]
    public void Two_approvals_mean_two_persons()
    {
        var two = new TrustedRoster(_world.Roster with { Rules = [new(RiskClass.Normal, 2, [ApprovalKind.Portal, ApprovalKind.Passkey])] });
        var (one, other) = (Statement(Hash), Statement(Hash) with { Person = Guid.NewGuid(), ValidUntilMs = Now + 5 });

        Assert.Equal(ApprovalError.TooFew, ApprovalRules.Check(With(_world.ByPortal(one), _world.ByPasskey(one)), two, Class, Now, out _));
        Assert.Equal(ApprovalError.None, ApprovalRules.Check(With(_world.ByPortal(one), _world.ByPortal(other)), two, Class, Now, out var until));
        Assert.Equal(Now + 5, until);
    }

    [Fact]
    public void A_risk_class_without_a_rule_never_plays() => Assert.Equal(
        ApprovalError.NoRule, ApprovalRules.Check(_world.Entry("a", Slide), new(_world.Roster with { Rules = [] }), Class, Now, out _));

    [Fact]
    public void A_widget_needs_no_approval_but_only_known_options()
    {
        Assert.Equal(ApprovalError.None, Check(Widget(new("clock"))));
        Assert.Equal(ApprovalError.None, Check(Widget(new("clock", Options: new Dictionary<string, string> { ["beijing"] = "false" }))));
        Assert.Equal(ApprovalError.UnknownWidget, Check(Widget(new("banner"))));
        Assert.Equal(ApprovalError.UnknownWidget, Check(Widget(new("clock", Options: new Dictionary<string, string> { ["text"] = "hello" }))));
        Assert.Equal(ApprovalError.UnknownWidget, Check(Widget(new("clock", Options: new Dictionary<string, string> { ["beijing"] = "hello" }))));
    }

    [Fact]
    public void A_widgets_font_is_approved_like_a_picture()
    {
        Assert.Equal(ApprovalError.Missing, Check(Widget(new("clock", Font: Hash))));
        Assert.Equal(ApprovalError.None, Check(Widget(new("clock", Font: Hash)) with { Approvals = [_world.ByPortal(Statement(Hash))] }));
    }

    [Fact]
    public void No_mutant_of_an_approval_is_accepted_or_throws()
    {
        Approval[] good = [_world.ByPortal(Statement(Hash)), _world.ByPasskey(Statement(Hash))];
        Gen.Select(Gen.Int[0, 1].Select(i => good[i]), Gen.Int[0, 4], Gen.Int[0, 100_000], Gen.Char['!', '~']).Sample((approval, field, at, c) =>
        {
            var mutant = field switch
            {
                0 => approval with { Statement = Mutate(approval.Statement)! },
                1 => approval with { Credential = Mutate(approval.Credential) },
                2 => approval with { AuthenticatorData = Mutate(approval.AuthenticatorData) },
                3 => approval with { ClientData = Mutate(approval.ClientData) },
                _ => approval with { Signature = Mutate(approval.Signature) },
            };
            return mutant == approval || Check(With(mutant)) != ApprovalError.None;

            string? Mutate(string? text) => text is null ? null : text[..(at % text.Length)] + c + text[(at % text.Length + 1)..];
        }, iter: 4000);
    }

    private ManifestEntry With(params Approval[] approvals) => _world.Entry("a", Slide) with { Approvals = approvals };

    private ManifestEntry Sensitive(Approval approval) => _world.Entry("a", Slide, RiskClass.Sensitive, approval);

    private ManifestEntry Widget(ManifestWidget widget) =>
        _world.Entry("a", Slide) with { Kind = EntryKind.Widget, Sha256 = null, Widget = widget, Approvals = [] };

    private ApprovalError Check(ManifestEntry entry) => ApprovalRules.Check(entry, _world.Trusted, Class, Now, out _);
}
