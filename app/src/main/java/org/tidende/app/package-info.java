/**
 * The {@code tidende} command line: wiring, options, health and metrics, and nothing else.
 *
 * <p>{@link org.tidende.app.TidendeCommand} is the program; each of its commands is a class. {@code Pipeline} is the only class that
 * wires stages, from {@code PipelineSettings}, which are checked before anything is started. What is opened goes into a
 * {@code Shutdown}, which closes it in the opposite order when the command is done or a signal comes.
 *
 * <p>Options come from the command line, the environment and the file of {@code --config}, in that order ({@code OptionDefaults}).
 * What a person has to be told is a {@code CommandException}: one line on standard error and an exit code, 1 for what failed and 2
 * for wrong usage. Results go to standard output, logs to standard error.
 *
 * <p>Long runs watch what they depend on: {@code BrokerWatch} says once when a broker goes and when it is back, {@code DiskSpace}
 * how much room there is, {@code SupervisedServers} starts the servers of one machine again, {@code ManagementServer} answers
 * {@code /live}, {@code /ready} and {@code /metrics} from the {@code StageHandle} of each.
 */
package org.tidende.app;
