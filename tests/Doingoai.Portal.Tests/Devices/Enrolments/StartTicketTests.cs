using System.Security.Cryptography;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Protocol.Enrolment;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Tests.Devices.Enrolments;

public sealed class StartTicketTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 2, 0, 0, TimeSpan.Zero);

    private readonly string _secret = StartPacket.NewSecret();
    private readonly ECDsa _machine = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly StartTicket _ticket;

    public StartTicketTests() => _ticket = new(Guid.NewGuid(), _secret, Person.Portal, Now);

    public void Dispose()
    {
        _machine.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void It_counts_once_and_the_same_machine_may_ask_again()
    {
        Assert.True(_ticket.Use(Request(_machine, _secret), Now.AddDays(6)));
        Assert.False(_ticket.Use(Request(_machine, _secret), Now.AddDays(6)));
        Refused("start.used", Request(_other, _secret), Now.AddDays(6));
    }

    [Fact]
    public void After_seven_days_or_when_another_was_made_it_counts_no_more()
    {
        Refused("start.expired", Request(_machine, _secret), Now.AddDays(7));
        _ticket.End(Now);
        Refused("start.ended", Request(_machine, _secret), Now);
    }

    [Fact]
    public void Whoever_has_not_the_secret_or_puts_another_key_in_its_place_is_refused()
    {
        Refused("start.wrong-secret", Request(_machine, StartPacket.NewSecret()), Now);
        Refused("start.wrong-secret", Request(_machine, _secret) with { Key = Jwk.Of(_other) }, Now);
    }

    private StartRequest Request(ECDsa key, string secret) => new(_ticket.Id, Jwk.Of(key), StartPacket.Proof(StartPacket.Verifier(secret), _ticket.Id, Jwk.Of(key)));

    private void Refused(string code, StartRequest request, DateTimeOffset now) => Assert.Equal(code, Assert.Throws<RuleException>(() => _ticket.Use(request, now)).Code);
}
