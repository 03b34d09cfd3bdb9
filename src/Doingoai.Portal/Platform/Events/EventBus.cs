namespace Doingoai.Portal.Platform.Events;

/// <summary>Handles an event of another module. It may only wake a loop that would have come round anyway.</summary>
public interface IOn<in TEvent>
{
    void Handle(TEvent happened);
}

/// <summary>Raises past-tense events. A hint: never throws into the sender, never waits, may be lost.</summary>
internal sealed partial class EventBus(IServiceProvider services, ILogger<EventBus> logger)
{
    public void Raise<TEvent>(TEvent happened)
    {
        foreach (var handler in services.GetServices<IOn<TEvent>>())
        {
            try
            {
                handler.Handle(happened);
            }
            catch (Exception error)
            {
                LogHandlerFailed(error, handler.GetType().Name, typeof(TEvent).Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "{Handler} failed on {Event}; its own tick will catch up.")]
    private partial void LogHandlerFailed(Exception error, string handler, string @event);
}
