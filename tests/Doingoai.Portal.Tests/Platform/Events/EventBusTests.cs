using Doingoai.Portal.Platform.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Doingoai.Portal.Tests.Platform.Events;

public sealed class EventBusTests
{
    [Fact]
    public void A_handler_that_fails_neither_reaches_the_sender_nor_keeps_others_from_hearing()
    {
        var heard = new Ear();
        using var services = new ServiceCollection().AddSingleton<IOn<Happened>>(new Broken()).AddSingleton<IOn<Happened>>(heard).BuildServiceProvider();

        new EventBus(services, NullLogger<EventBus>.Instance).Raise(new Happened(7));

        Assert.Equal([7], heard.Heard);
    }

    private sealed record Happened(int Number);

    private sealed class Broken : IOn<Happened>
    {
        public void Handle(Happened happened) => throw new InvalidOperationException("broken");
    }

    private sealed class Ear : IOn<Happened>
    {
        public List<int> Heard { get; } = [];

        public void Handle(Happened happened) => Heard.Add(happened.Number);
    }
}
