using System.Threading.Channels;
using Doingoai.Player.Journals;
using Doingoai.Player.Link;
using Doingoai.Player.Storage;
using Doingoai.Player.Time;
using Doingoai.Protocol.Journals;
using Doingoai.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Commands;

/// <summary>
/// Executes each order once, in the order in which they came, and remembers the outcome: an order that comes again gets the
/// same answer. What is begun is written down first, so that a run that ends in the middle does not do it twice; the next
/// run says what became of it. Stated loss: more than 64 waiting are refused as busy.
/// </summary>
internal sealed partial class CommandRunner
{
    private const int Remembered = 200;

    private readonly Dictionary<string, ICommand> _commands;
    private readonly IDisk _disk;
    private readonly PlayerFolder _folder;
    private readonly Journal _journal;
    private readonly UpQueue _queue;
    private readonly PlayerClock _clock;
    private readonly string _bootId;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly List<CommandResult> _results;
    private readonly HashSet<Guid> _waiting = [];
    private readonly Channel<Command> _orders = Channel.CreateBounded<Command>(new BoundedChannelOptions(64) { SingleReader = true });

    public CommandRunner(
        IEnumerable<ICommand> commands, IDisk disk, PlayerFolder folder, Journal journal, UpQueue queue, PlayerClock clock, string bootId, TimeProvider time, ILogger logger)
    {
        _commands = commands.ToDictionary(c => c.Name);
        (_disk, _folder, _journal, _queue, _clock, _bootId, _time, _logger) = (disk, folder, journal, queue, clock, bootId, time, logger);
        _results = disk.ReadJson<List<CommandResult>>(folder.Commands)?.Where(r => r is not null).ToList() ?? [];
    }

    /// <summary>An order came, perhaps not for the first time.</summary>
    public void Take(Command command)
    {
        CommandResult answer;
        lock (_lock)
        {
            if (_results.Find(r => r.Command == command.Id) is { } known) answer = known;
            else if (_waiting.Contains(command.Id) || _orders.Writer.TryWrite(command))
            {
                _waiting.Add(command.Id);
                answer = new(command.Id, command.Sequence, CommandState.Received, _clock.NowMs);
            }
            else answer = new(command.Id, command.Sequence, CommandState.Failed, _clock.NowMs, "busy");
        }

        Send(answer);
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await ResumeAsync();
        await foreach (var command in _orders.Reader.ReadAllAsync(stop)) await RunAsync(command, stop);
    }

    /// <summary>What another run of this agent began and did not end.</summary>
    private async Task ResumeAsync()
    {
        if (_disk.ReadJson<BegunCommand>(_folder.BegunCommand) is not { } begun || begun.Run == _journal.Run) return;
        bool isKnown;
        lock (_lock) isKnown = _results.Exists(r => r.Command == begun.Command.Id);
        if (isKnown) return;

        var now = new RestartProof(begun.Run, _journal.Run, begun.BootId, _bootId);
        await EndAsync(begun.Command, _commands.TryGetValue(begun.Command.Name, out var known) ? known.Resume(begun, now) : new(CommandState.Failed, "interrupted"));
    }

    private async Task RunAsync(Command command, CancellationToken stop)
    {
        lock (_lock) if (_results.Exists(r => r.Command == command.Id)) return; // it came again while it was being resumed
        await EndAsync(command, await OutcomeAsync(command, stop));
    }

    private async Task EndAsync(Command command, CommandOutcome outcome)
    {
        var result = new CommandResult(command.Id, command.Sequence, outcome.State, _clock.NowMs, outcome.Reason, outcome.Body);
        await _journal.AppendAsync(JournalKinds.Command, new CommandRecord(command.Id, command.Sequence, command.Name.Length > 64 ? "" : command.Name, outcome.State, outcome.Reason));
        lock (_lock)
        {
            _results.Add(result);
            if (_results.Count > Remembered) _results.RemoveRange(0, _results.Count - Remembered);
            _waiting.Remove(command.Id);
        }

        Remember();
        Send(result);
    }

    private async Task<CommandOutcome> OutcomeAsync(Command command, CancellationToken stop)
    {
        if (_clock.Proven && _clock.NowMs > command.NotAfterMs) return new(CommandState.Expired);
        if (!_commands.TryGetValue(command.Name, out var known)) return new(CommandState.Failed, "unknownCommand");
        if (!CommandArgs.AreValid(command.Name, command.Args)) return new(CommandState.Failed, "badArguments");
        Begin(command);
        try
        {
            using var patience = new CancellationTokenSource(known.Patience, _time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
            return await known.RunAsync(command, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(CommandState.Failed, "timeout");
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            LogFailed(error, command.Name);
            return new(CommandState.Failed, "error");
        }
    }

    private void Begin(Command command) => Write(() => _disk.WriteJson(_folder.BegunCommand, new BegunCommand(command, _journal.Run, _bootId)));

    // The outcome first: between the two writes the order is known both as begun and as ended.
    private void Remember() => Write(() =>
    {
        lock (_lock) _disk.WriteJson(_folder.Commands, _results);
        _disk.Delete(_folder.BegunCommand);
    });

    // An order is carried out on a broken disk, too: it may be what mends it.
    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (DiskError.Is(error))
        {
            LogFailed(error, "remember");
        }
    }

    private void Send(CommandResult result) => _queue.Urgent(Envelope.Of(UpTypes.Result, result, _time.GetUtcNow()));

    private sealed record CommandRecord(Guid Command, long Sequence, string Name, CommandState State, string? Reason = null);

    [LoggerMessage(LogLevel.Error, "Command {Name} failed.")]
    private partial void LogFailed(Exception error, string name);
}
